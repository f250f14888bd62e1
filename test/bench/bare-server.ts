// A bare node:http server in a process of its own that sends one answer; prints its port when it listens.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const [bodyFile = '', headersFile = '', status = '200'] = process.argv.slice(2)
const body = readFileSync(bodyFile)
const headers: Record<string, string> = JSON.parse(readFileSync(headersFile, 'utf8'))

const server = createServer((_request, response) => {
  const length = status === '304' ? {} : { 'content-length': body.length }
  response.writeHead(Number(status), { ...headers, ...length })
  response.end(body)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address !== null && typeof address === 'object') console.log(address.port)
})
