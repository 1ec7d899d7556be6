import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import { mcpServer } from './server.js'

/**
 * Answers one request of MCP's streamable HTTP. Nothing is remembered between two of them: each says by its token who
 * makes it, and there is no session that could be taken over.
 */
export async function answerMcp(
  request: Request,
  means: Parameters<typeof mcpServer>[0],
): Promise<Response> {
  const server = mcpServer(means)
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
  await server.connect(transport)
  try {
    return await transport.handleRequest(request)
  } finally {
    await server.close()
  }
}
