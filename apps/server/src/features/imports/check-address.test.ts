import { createServer, type RequestListener } from 'node:http'
import { afterAll, describe, expect, it, test } from 'vitest'
import { addMember, formatText } from '../../testing/calls.ts'
import { testServer } from '../../testing/test-server.ts'
import {
  checkAddress,
  nextAddress,
  parseAddress,
  publicNetwork,
  type Network,
} from './check-address.ts'
import { createImportJobs } from './import-jobs.ts'
import { isPublicAddress } from './public-address.ts'

const open: (() => void)[] = []
afterAll(() => open.forEach((close) => close()))

/** A server on a port of its own, with what it was asked for. */
const serve = async (answer: RequestListener) => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(() => server.close())
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { port, asked }
}

const repository: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/x-git-upload-pack-advertisement' })
  response.end('001e# service=git-upload-pack\n')
}
const redirectTo =
  (location: (port: number) => string): RequestListener =>
  (request, response) =>
    response.writeHead(302, { location: location(request.socket.localPort ?? 0) }).end()

/** A network on which every name is this machine, and only some of its ports are not private. */
const networkOf = (...ports: readonly number[]): Network & { readonly names: string[] } => {
  const names: string[] = []
  return {
    names,
    lookUp: async (host) => {
      names.push(host)
      return ['127.0.0.1']
    },
    isAllowed: (_address, port) => ports.includes(port),
    refusalMs: 0,
    wait: async () => {},
  }
}

const check = (address: string, network: Network) =>
  checkAddress(address, network, new AbortController().signal)

describe('an address', () => {
  it('is followed to where a repository answers, each name looked up once', async () => {
    const target = await serve(repository)
    const first = await serve(
      redirectTo(() => `http://there.test:${target.port}/b.git/info/refs?service=git-upload-pack`),
    )
    const network = networkOf(first.port, target.port)
    expect(await check(`http://here.test:${first.port}/a/`, network)).toEqual({
      url: `http://there.test:${target.port}/b.git`,
      resolved: { host: 'there.test', port: target.port, address: '127.0.0.1' },
    })
    expect(network.names).toEqual(['here.test', 'there.test'])
    expect(target.asked).toEqual(['/b.git/info/refs?service=git-upload-pack'])
  })

  it('that leads to a private network is refused before anything is asked there', async () => {
    const target = await serve(repository)
    const first = await serve(redirectTo(() => `http://127.0.0.1:${target.port}/b/info/refs`))
    await expect(
      check(`http://here.test:${first.port}/a`, networkOf(first.port)),
    ).rejects.toMatchObject({
      code: 'private-network',
      subject: '127.0.0.1',
    })
    expect(target.asked).toEqual([])
  })

  it('whose name has a private address among others is refused', async () => {
    const lookUp = async () => ['93.184.216.34', '10.0.0.1']
    await expect(
      check('https://rebind.test/a', { ...publicNetwork, lookUp, refusalMs: 0 }),
    ).rejects.toMatchObject({
      code: 'private-network',
      subject: 'rebind.test',
    })
  })

  test.each<[string, RequestListener, string]>([
    ['redirects for ever', redirectTo((port) => `http://x.test:${port}/a/info/refs`), 'address'],
    ['redirects to a file', redirectTo(() => 'file:///etc/passwd/info/refs'), 'address'],
    ['redirects elsewhere on the site', redirectTo(() => '/login'), 'address'],
    ['is a page for people', (_request, response) => response.end('<html>'), 'not-found'],
    [
      'moved, and does not say where',
      (_request, response) => response.writeHead(302).end(),
      'not-found',
    ],
    [
      'names another place without having moved',
      (_request, response) => response.writeHead(200, { location: '/b/info/refs' }).end(),
      'not-found',
    ],
    ['is not there', (_request, response) => response.writeHead(404).end(), 'not-found'],
  ])('that %s is refused', async (_what, answer, code) => {
    const { port } = await serve(answer)
    await expect(check(`http://x.test:${port}/a`, networkOf(port))).rejects.toMatchObject({ code })
  })

  it('whose name nobody knows is refused', async () => {
    const lookUp = () => Promise.reject(new Error('ENOTFOUND'))
    await expect(
      check('https://nowhere.test/a', { ...publicNetwork, lookUp, refusalMs: 0 }),
    ).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('is told as it was given, up to a length, where it is none', () => {
    expect(() => parseAddress('ftp://x.test/a')).toThrow(
      expect.objectContaining({ code: 'address', subject: 'ftp://x.test/a' }),
    )
    expect(() => parseAddress(`https://x.test/${'a'.repeat(2000)}`)).toThrow(
      expect.objectContaining({ subject: `https://x.test/${'a'.repeat(1985)}` }),
    )
  })

  it('loses its last slashes and its anchor', () => {
    expect(parseAddress('https://EXAMPLE.org:443/a.git//#b').href).toBe('https://example.org/a.git')
  })

  it('of a page of another library brings its history', async () => {
    const server = await testServer({ listen: true })
    open.push(() => void server.close())
    const ann = await addMember(server, 'ann@test.example')
    await ann.post('/pages', { text: formatText({ title: 'Ailleurs' }), slug: 'ailleurs' })
    const port = Number(new URL(server.url ?? '').port)
    const jobs = createImportJobs(server.services, networkOf(port))
    const url = `http://there.test:${port}/git/ailleurs.git`
    const request = {
      source: { kind: 'address', url },
      keepAddresses: false,
      importer: null,
    } as const
    await jobs.start(request, 'from-address')
    await jobs.ended('from-address')
    expect((await jobs.find('from-address'))?.row).toMatchObject({ state: 'done', problem: null })
    const { body } = await ann.get('/pages/ailleurs-2/revisions')
    expect(body['items']).toMatchObject([{ author: { id: null, name: 'ann' } }])
  })
})

describe('what an import tells of a name', () => {
  const reached = async (admin: boolean) => {
    const server = await testServer()
    open.push(() => void server.close())
    const ann = await addMember(server, 'ann@test.example', { admin })
    const names: Readonly<Record<string, readonly string[]>> = { 'inside.test': ['10.0.0.7'] }
    const lookUp = async (host: string) => names[host] ?? Promise.reject(new Error('ENOTFOUND'))
    const network = { ...publicNetwork, lookUp, refusalMs: 0 }
    const jobs = createImportJobs(server.services, network)
    const importer = {
      kind: 'account',
      id: ann.id,
      name: 'ann',
      email: 'ann@test.example',
      admin,
      session: null,
      token: null,
    } as const
    const problem = async (host: string) => {
      const source = { kind: 'address', url: `https://${host}/a` } as const
      const id = host.replace('.', '')
      await jobs.start({ source, keepAddresses: false, importer }, id)
      await jobs.ended(id)
      const { body } = await ann.get(`/imports/${id}`)
      return JSON.stringify(body['problem']).replaceAll(host, 'NAME')
    }
    return { inside: await problem('inside.test'), nowhere: await problem('nowhere.test') }
  }

  test('is the same for one inside the network and one that nobody knows', async () => {
    const { inside, nowhere } = await reached(false)
    expect(inside).toBe(nowhere)
    expect(nowhere).toContain('not-found')
  })

  test('is what it is to an administrator', async () => {
    const { inside, nowhere } = await reached(true)
    expect(inside).toContain('private-network')
    expect(nowhere).toContain('not-found')
  })

  test('comes after the same time', async () => {
    const waits: number[] = []
    const network = (lookUp: Network['lookUp']): Network => ({
      ...publicNetwork,
      lookUp,
      refusalMs: 300,
      wait: async (ms) => void waits.push(ms),
    })
    const inside = network(async () => ['10.0.0.7'])
    const nowhere = network(() => Promise.reject(new Error('ENOTFOUND')))
    await expect(check('https://a.test/a', inside)).rejects.toMatchObject({ subject: 'a.test' })
    await expect(check('https://a.test/a', nowhere)).rejects.toMatchObject({ subject: 'a.test' })
    expect(waits).toHaveLength(2)
    expect(waits.every((ms) => ms > 0 && ms <= 300)).toBe(true)
  })
})

describe('a redirect', () => {
  const next = (from: string, to: string) => nextAddress(new URL(from), to).href
  test.each([
    ['https://a.test/r', 'https://b.test/r/info/refs', 'https://b.test/r'],
    ['http://a.test/r', 'https://a.test/r/info/refs', 'https://a.test/r'],
    ['http://a.test/r', 'http://b.test/r/info/refs', 'http://b.test/r'],
    ['https://a.test/r', '/s/info/refs?service=git-upload-pack', 'https://a.test/s'],
  ])('from %s to %s is followed', (from, to, followed) => {
    expect(next(from, to)).toBe(followed)
  })
  test.each([
    ['https://a.test/r', 'http://a.test/r/info/refs'],
    ['https://a.test/r', 'http://b.test:443/r/info/refs'],
    ['https://a.test/r', 'ftp://a.test/r/info/refs'],
    ['https://a.test/r', 'https://me:secret@a.test/r/info/refs'],
    ['https://a.test/r', 'https://a.test/login'],
  ])('from %s to %s is refused', (from, to) => {
    expect(() => next(from, to)).toThrow(expect.objectContaining({ code: 'address' }))
  })
})

describe('the public internet', () => {
  test.each(['8.8.8.8', '93.184.216.34', '172.32.0.1', '2606:4700::1111', '2a00:1450::1'])(
    'has %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true)
    },
  )
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:8.8.8.8',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001::1',
    '1fff:ffff::1',
    '4000::1',
    'x',
  ])('has not %s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
  // first and last address, then its neighbours
  test.each([
    ['0.0.0.0', '0.255.255.255', '1.0.0.0'],
    ['10.0.0.0', '10.255.255.255', '9.255.255.255', '11.0.0.0'],
    ['100.64.0.0', '100.127.255.255', '100.63.255.255', '100.128.0.0'],
    ['127.0.0.0', '127.255.255.255', '126.255.255.255', '128.0.0.0'],
    ['169.254.0.0', '169.254.255.255', '169.253.255.255', '169.255.0.0'],
    ['172.16.0.0', '172.31.255.255', '172.15.255.255', '172.32.0.0'],
    ['192.0.0.0', '192.0.0.255', '191.255.255.255', '192.0.1.0'],
    ['192.0.2.0', '192.0.2.255', '192.0.1.255', '192.0.3.0'],
    ['192.88.99.0', '192.88.99.255', '192.88.98.255', '192.88.100.0'],
    ['192.168.0.0', '192.168.255.255', '192.167.255.255', '192.169.0.0'],
    ['198.18.0.0', '198.19.255.255', '198.17.255.255', '198.20.0.0'],
    ['198.51.100.0', '198.51.100.255', '198.51.99.255', '198.51.101.0'],
    ['203.0.113.0', '203.0.113.255', '203.0.112.255', '203.0.114.0'],
    ['224.0.0.0', '255.255.255.255', '223.255.255.255'],
    ['2001::', '2001:1ff:ffff::', '2000:ffff::', '2001:200::'],
    ['2001:db8::', '2001:db8:ffff::', '2001:db7:ffff::', '2001:db9::'],
    ['2002::', '2002:ffff:ffff::', '2001:ffff:ffff::', '2003::'],
    ['3fff::', '3fff:fff:ffff::', '3ffe:ffff::', '3fff:1000::'],
  ])('has nothing from %s to %s, and its neighbours', (first, last, ...neighbours) => {
    expect([first, last].map(isPublicAddress)).toEqual([false, false])
    expect(neighbours.filter((one) => !isPublicAddress(one))).toEqual([])
  })
})
