// One call of the API whose path, query, body and answer are those that the server describes: a path that is not
// there, a forgotten field or a misread answer does not compile.
import { request, type RequestOptions } from '../request';
import type { paths } from './schema';

type Method = 'get' | 'post' | 'patch' | 'delete';
type Place<M extends Method> = {
  [P in keyof paths]: P extends `/api/v1${infer Rest}` ? (paths[P] extends Record<M, { responses: unknown }> ? Rest : never) : never;
}[keyof paths];
type Operation<M extends Method, P extends string> = `/api/v1${P}` extends keyof paths ? paths[`/api/v1${P}`][M] : never;
type Part<O, Name extends string> = O extends { parameters: Record<Name, infer Found> } ? Found : never;
type Json<T> = T extends { content: { 'application/json': infer Found } } ? Found : void;
type Success<R> = R extends Record<200, infer Ok> ? Ok : R extends Record<201, infer Made> ? Made : void;

/** What a call answers. */
export type Reply<M extends Method, P extends string> = Operation<M, P> extends { responses: infer R } ? Json<Success<R>> : never;
/** What a call takes after its `?`. */
export type Query<M extends Method, P extends string> =
  Operation<M, P> extends { parameters: { query?: infer Found } } ? NonNullable<Found> : never;
/** What a call takes as its body. */
export type Body<M extends Method, P extends string> =
  Operation<M, P> extends { requestBody: { content: { 'application/json': infer Found } } } ? Found : never;

type Needed<Name extends string, T> = [T] extends [never] ? { [N in Name]?: undefined } : { [N in Name]: T };
type Given<M extends Method, P extends string> =
  Needed<'path', Part<Operation<M, P>, 'path'>> & Needed<'body', Body<M, P>> & { query?: Query<M, P> };
type Optional<T> = undefined extends T ? true : false;
/** How a call is made: key, version, signal. */
export type CallOptions = Omit<RequestOptions, 'method' | 'query' | 'body'>;
type Input<M extends Method, P extends string> = Given<M, P> & CallOptions;
type Arguments<M extends Method, P extends string> =
  Optional<Given<M, P>['path'] & Given<M, P>['body']> extends true ? [input?: Input<M, P>] : [input: Input<M, P>];

/** `/cases/{number}` with its values in place. */
export function fill(path: string, values: Record<string, string> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
}

export function call<M extends Method, P extends Place<M>>(method: M, path: P, ...[input]: Arguments<M, P>): Promise<Reply<M, P>> {
  const { path: values, ...rest } = (input ?? {}) as RequestOptions & { path?: Record<string, string> };
  const isPost = method === 'post' && rest.body === undefined;
  return request(fill(path, values), { ...rest, method: method.toUpperCase() as RequestOptions['method'], ...(isPost ? { body: {} } : {}) });
}
