import type { Context } from '../../src/context.ts';

/**
 * Told of every call that leaves the use cases: before it is made, and when it is over. It ends the process; or it
 * throws, for a process that ends as far as its use cases can tell.
 */
export type Hook = (moment: 'before' | 'after', port: string) => void;

/** What does not reach outside of the use cases. */
const INSIDE: ReadonlySet<string> = new Set(['clock', 'ids', 'firstSettings', 'store.kind']);

/**
 * The same ports, with a hook before and after every call of any of them. No port and no method is named here, so one
 * that is added later is hooked as well: a use case that waits for something waits at a crash point.
 *
 * In a transaction the statements are not hooked one by one, for nobody sees any of them before all: what is hooked is
 * its beginning, every job that is sent in it, the moment before its commit, and the one after.
 */
export function portsThatCrash(context: Context, hook: Hook): Context {
  return hooked(context, '', hook);
}

function hooked<Port extends object>(port: Port, path: string, hook: Hook): Port {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof name === 'symbol') return member;
      const inner = path ? `${path}.${name}` : name;
      if (INSIDE.has(inner)) return member;
      if (typeof member === 'function') {
        return (...given: unknown[]) => call(inner, member.bind(target), given, hook);
      }
      return typeof member === 'object' && member !== null ? hooked(member, inner, hook) : member;
    },
  });
}

function call(path: string, make: (...given: unknown[]) => unknown, given: unknown[], hook: Hook): unknown {
  // A statement is made when it is waited for, not when it is put together.
  if (path.startsWith('store.db.') && path !== 'store.db.transaction') {
    return statement(make(...given), path, hook);
  }
  hook('before', path);
  const result =
    path === 'store.db.transaction' ? make(...given.map((each) => upToCommit(each, hook))) : make(...given);
  if (result instanceof Promise) return over(result, path, hook);
  return isAsyncIterable(result) ? stepByStep(result, path, hook) : result;
}

async function over(result: Promise<unknown>, path: string, hook: Hook): Promise<unknown> {
  try {
    return await result;
  } finally {
    hook('after', path);
  }
}

function upToCommit(work: unknown, hook: Hook): unknown {
  if (typeof work !== 'function') return work;
  return async (tx: unknown) => {
    const result: unknown = await work(tx);
    hook('before', 'store.db.commit');
    return result;
  };
}

/** A query that is being put together: hooked where it is waited for. */
function statement(built: unknown, path: string, hook: Hook): unknown {
  if (typeof built !== 'object' || built === null) return built;
  return new Proxy(built, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function' || typeof name === 'symbol') return member;
      if (name !== 'then') return (...given: unknown[]) => statement(member.apply(target, given), path, hook);
      return (...given: unknown[]) => {
        hook('before', path);
        return over(Promise.resolve(target), path, hook).then(...callbacks(given));
      };
    },
  });
}

type Callback = ((value: unknown) => unknown) | undefined;

function callbacks([resolved, rejected]: unknown[]): [Callback, Callback] {
  const asCallback = (given: unknown): Callback =>
    typeof given === 'function' ? (value) => given(value) : undefined;
  return [asCallback(resolved), asCallback(rejected)];
}

async function* stepByStep(list: AsyncIterable<unknown>, path: string, hook: Hook): AsyncGenerator<unknown> {
  hook('before', `${path} next`);
  for await (const item of list) yield item;
  hook('after', `${path} next`);
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
