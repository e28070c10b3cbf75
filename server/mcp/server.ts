import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
  type Tool as ToolDescription,
} from '@modelcontextprotocol/sdk/types.js'
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv'
import { toJsonSchema } from '../../src/contract/tools.ts'
import { nearestName } from '../../src/nearest-name.ts'
import type { SearchService } from '../../src/search/service.ts'
import { toProblem } from '../problems.ts'
import { readArguments } from './arguments.ts'
import { notice, type Tool, tools } from './tools.ts'

export interface McpOptions {
  readonly service: SearchService
  readonly version: string
  /** Of the request, for the error a user may report. */
  readonly requestId: string
  /** Told about every error that is not the caller's. */
  readonly report?: (error: unknown) => void
}

/** Costly to make, and without state. */
const jsonSchemaValidator = new AjvJsonSchemaValidator()

/** Read only, repeatable, and nothing but this collection is asked. */
const annotations = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
} as const

const descriptions: readonly ToolDescription[] = tools.map(describe)

function describe({ name, title, description, parameters, result }: Tool): ToolDescription {
  return {
    name,
    title,
    description,
    // The protocol's types are those of JSON Schema, which these schemas are.
    inputSchema: toJsonSchema(parameters.schema) as ToolDescription['inputSchema'],
    outputSchema: toJsonSchema(result) as NonNullable<ToolDescription['outputSchema']>,
    annotations: { title, ...annotations },
  }
}

/** An MCP server over the search service, for one connection or one request. */
export function createMcpServer(options: McpOptions): Server {
  const server = new Server(
    { name: 'referatsoeg', title: 'Referatsøg', version: options.version },
    { capabilities: { tools: {} }, instructions: notice, jsonSchemaValidator },
  )
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [...descriptions] }))
  server.setRequestHandler(CallToolRequestSchema, ({ params }) => call(options, params))
  return server
}

async function call(
  { service, requestId, report }: McpOptions,
  { name, arguments: given = {} }: { name: string; arguments?: Record<string, unknown> | undefined },
): Promise<CallToolResult> {
  const tool = tools.find((one) => one.name === name)
  if (!tool) throw unknownTool(name)
  try {
    const found = await tool.run(service, readArguments(given, tool.parameters))
    // The schema of a tool's result is that of an object.
    const answer = tool.result.parse({ notice, ...found }) as Record<string, unknown>
    return { ...toContent(answer), structuredContent: answer }
  } catch (thrown) {
    const problem = toProblem(thrown, 'en', requestId)
    if (problem.status >= 500) report?.(thrown)
    // An error of the tool, not of the protocol: the assistant reads it and can ask again.
    return { ...toContent(problem), isError: true }
  }
}

/** As JSON, because no text of the minutes can end a JSON string and pass for ours. */
const toContent = (answer: object): Pick<CallToolResult, 'content'> => ({
  content: [{ type: 'text', text: JSON.stringify(answer) }],
})

function unknownTool(name: string): McpError {
  const near = nearestName(
    name,
    tools.map((tool) => tool.name),
  )
  const hint = near ? ` Did you mean "${near}"?` : ''
  return new McpError(ErrorCode.InvalidParams, `There is no such tool.${hint}`)
}
