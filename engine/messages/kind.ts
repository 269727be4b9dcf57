import type { z } from 'zod';

/** Most things of one kind that a message may carry; longer lists travel as several messages. */
export const MAX_ITEMS = 500;

/** What travels under one topic: its name, its topic, and the schema of one thing. */
export interface MessageKind<T = unknown> {
  readonly name: string;
  readonly topic: `dunlock/${string}`;
  readonly schema: z.ZodType<T>;
}

/** The same type with every property and array readonly, all the way down, so that a schema's type and the engine's can be compared. */
type Deep<T> = T extends (infer U)[] | readonly (infer U)[]
  ? readonly Deep<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Deep<T[K]> }
    : T;

/* Identity, not mutual assignability: the latter misses an optional property that the schema would silently drop. */
type Same<A, B> = (<T>() => T extends Deep<A> ? 1 : 2) extends <T>() => T extends Deep<B> ? 1 : 2 ? true : false;

/**
 * Declares a message kind whose schema must describe exactly `T`, the engine's own type: the compiler refuses one that has drifted.
 * Called as `messageKind<Charge>()('charge', schema)`, because TypeScript infers either all type arguments or none.
 */
export function messageKind<T>() {
  return <S extends z.ZodType>(
    name: string,
    schema: S & (Same<z.infer<S>, T> extends true ? unknown : 'the schema does not describe the type'),
  ): MessageKind<T> => ({
    name,
    topic: `dunlock/${name}`,
    // The compiler has just proved the two types equal but for `readonly`.
    schema: schema as unknown as z.ZodType<T>,
  });
}
