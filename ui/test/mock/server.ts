import type { IncomingMessage, ServerResponse } from 'node:http';

export async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.statusCode = 404;
  response.setHeader('Content-Type', 'application/problem+json');
  response.end(JSON.stringify({ status: 404, code: 'not_found', detail: `没有 ${request.url}` }));
}
