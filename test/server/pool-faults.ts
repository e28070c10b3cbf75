/** What the searches and the model of `pool-worker.ts` do on purpose, and how a test asks for it. */

/** By the number of hits that are asked for, so that the answer itself stays the same. */
export const searchFaults = { slow: 91, hang: 92, exit: 93 } as const

/** By the exact words of a query; all mean the same to the search. */
export const modelFaults = { slow: 'CYKELSTI', hang: 'Cykelsti', kill: 'CykelSti' } as const
