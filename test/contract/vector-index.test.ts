import { ExactVectorIndex } from '../../src/index/exact-vector-index.js'
import { HnswVectorIndex } from '../../src/index/hnsw-vector-index.js'
import { vectorIndexContract } from './vector-index.contract.js'

vectorIndexContract('ExactVectorIndex', (dimensions) => new ExactVectorIndex(dimensions))
// A capacity of one makes the graph grow several times within the suite.
vectorIndexContract('HnswVectorIndex', (dimensions) => HnswVectorIndex.create(dimensions, 1))
