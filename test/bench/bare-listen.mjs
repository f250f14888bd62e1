// A bare node:http server in a process of its own; prints its address when it listens.
import { createServer } from 'node:http'

const server = createServer((_request, response) => response.end('ok'))
server.listen(Number(process.env.FORKSHOP_PORT ?? 0), 'localhost', () => {
  const address = server.address()
  if (address !== null && typeof address === 'object') console.log(`localhost:${address.port}`)
})
