import { createDanishAnalyzer } from '../../src/analysis/danish.ts'
import { openEmbeddedEngine } from '../../src/engines/embedded/index.ts'
import { createHashingEmbedder } from '../support/hashing-embedder.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { describeSearchEngine } from './contract.ts'

const analyzer = createDanishAnalyzer()
const embedder = createHashingEmbedder()

describeSearchEngine({
  name: 'embedded',
  open: async () => openEmbeddedEngine({ folder: temporaryFolder(), access: 'write', analyzer, embedder }),
})
