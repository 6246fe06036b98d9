/* eslint-disable */
// The problem types of https://shop.example/problems/, for @faultline/client. Generated: do not edit.
export {};

declare module '@faultline/client' {
  interface Problems {
    /**
     * Out of stock: The order asks for more copies than there are.
     *
     * Order fewer, or wait until it is in stock again.
     */
    OUT_OF_STOCK: {
      type: "https://shop.example/problems/out-of-stock";
      status: 409;
      members: {
        /** The number of the book. */
        book: number;
        available: number;
        cover?: "hard" | "soft";
      };
    };
    /**
     * Sold out
     *
     * @deprecated
     */
    SOLD_OUT: {
      type: "https://shop.example/problems/sold-out";
      status: 410;
      members: object;
    };
    /** Withdrawn */
    "book.withdrawn": {
      type: "https://shop.example/problems/book-withdrawn";
      status: 410;
      members: {
        book?: unknown;
      };
    };
  }
}
