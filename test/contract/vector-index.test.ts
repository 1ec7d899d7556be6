import { ExactVectorIndex } from '../support/index/exact-vector-index.js'
import { WrittenGraph } from '../support/index/written-graph.js'
import { vectorIndexContract } from './vector-index.contract.js'

vectorIndexContract('ExactVectorIndex', (dimensions) => new ExactVectorIndex(dimensions))
// A capacity of one makes the graph grow several times within the suite.
vectorIndexContract('HnswGraph and SearchedGraph', (dimensions) => new WrittenGraph(dimensions, 1))
