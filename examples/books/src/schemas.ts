import { z } from 'zod';

/** A book on sale. */
export const bookSchema = z.object({ id: z.string(), title: z.string(), isbn: z.string() });

export type Book = Readonly<z.infer<typeof bookSchema>>;

/** The body of a request that adds a book. */
export const newBookSchema = z.object({
  title: z
    .string('A book needs a title.')
    .min(1, 'A book needs a title.')
    .meta({ examples: ['Emma'] }),
  isbn: z
    .string('A book needs an ISBN.')
    .regex(/^\d{13}$/, 'An ISBN has 13 digits.')
    .meta({ examples: ['9780141439587'] }),
});

/** The body of a request that orders copies of a book. */
export const newOrderSchema = z.object({
  copies: z
    .int('An order needs a number of copies.')
    .min(1, 'An order has at least one copy.')
    .meta({ examples: [2] }),
});

export const orderSchema = z.object({ book: z.string(), copies: z.int() });

export type Order = Readonly<z.infer<typeof orderSchema>>;
