import { z } from 'zod';

const id = z.string().meta({ examples: ['1'] });
const copies = z
  .int('An order needs a number of copies.')
  .min(1, 'An order has at least one copy.')
  .meta({ examples: [2] });

/** A book on sale. */
export const bookSchema = z.object({
  id,
  title: z.string().meta({ examples: ['Middlemarch'] }),
  isbn: z.string().meta({ examples: ['9780141439549'] }),
});

/** A book on sale. */
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
export const newOrderSchema = z.object({ copies });

/** An order. */
export const orderSchema = z.object({ book: id, copies });

/** An order. */
export type Order = Readonly<z.infer<typeof orderSchema>>;
