import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import { createMcpServer, type McpOptions } from './server.ts'

/** 64 kB, as for every body of a search. */
const maxRequestBodySize = 64 * 1024

/** Answers one message as JSON. Nothing is kept between requests, so any process can answer the next. */
export async function answerMcp(request: Request, options: McpOptions): Promise<Response> {
  const server = createMcpServer(options)
  const transport = new WebStandardStreamableHTTPServerTransport({
    enableJsonResponse: true,
    maxRequestBodySize,
  })
  await server.connect(transport)
  try {
    return await transport.handleRequest(request)
  } finally {
    await server.close()
  }
}
