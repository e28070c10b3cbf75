import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Policy of an intranet that lets nothing in but what the widget's contract asks for. */
const strictPolicy = (host: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-x' ${host}`,
    "style-src 'nonce-x'",
    `connect-src ${host}`,
    "require-trusted-types-for 'script'",
  ].join('; ')

const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
}

/** The pages in `fixtures/widget-hosts` on an origin of their own; `{{HOST}}` in them is the service. */
export async function openHosts(service: string): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host')
    const name = /^\/([\w-]+\.(html|js|css))$/.exec(pathname)
    if (!name) {
      response.writeHead(404).end()
      return
    }
    const file = new URL(`../../fixtures/widget-hosts/${name[1]}`, import.meta.url)
    response.writeHead(200, {
      'Content-Type': `${types[name[2] ?? '']}; charset=utf-8`,
      ...(pathname === '/strict.html' && { 'Content-Security-Policy': strictPolicy(service) }),
    })
    response.end(readFileSync(file, 'utf8').replaceAll('{{HOST}}', service))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A TCP server that listens has an address object.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
