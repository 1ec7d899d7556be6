import { expect, it } from 'vitest'
import { stretchesOf } from '../../../../src/bot/shown/receipt.js'

it('joins overlapping pairs of characters to what stood in the question', () => {
  const terms = ['晋城', '城经', '经开', '开区', '光机', '机电', '突破', '2024年']
  expect(stretchesOf(terms)).toEqual(['晋城经开区', '光机电', '突破', '2024年'])
})

it('joins nothing but pairs that overlap', () => {
  expect(stretchesOf(['图书馆', '馆长'])).toEqual(['图书馆', '馆长'])
  expect(stretchesOf(['总投资', 'GDP', 'P值'])).toEqual(['总投资', 'GDP', 'P值'])
  expect(stretchesOf([])).toEqual([])
})
