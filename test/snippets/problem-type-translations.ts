import { de } from '@faultline/catalogues/de';
import { Conflict, defineProblem, fillPlaceholders, problemRegistry, type Translate } from '@faultline/core';
import { faultline } from '@faultline/express';
import express from 'express';

class OutOfStock extends defineProblem(Conflict, {
  code: 'OUT_OF_STOCK',
  title: 'Out of stock',
  detail: 'Only {available} are left.',
  members: ['available'],
})<{ available: number }> {}

export const problems = problemRegistry({ base: 'https://shop.example/problems/' }, OutOfStock);

const german: Readonly<Record<string, { title: string; detail: string }>> = {
  OUT_OF_STOCK: { title: 'Ausverkauft', detail: 'Es gibt nur noch {available}.' },
};

const translate: Translate = ({ code = '', extensions }, language) => {
  const words = language === 'de' ? german[code] : undefined;
  return words && { title: words.title, detail: fillPlaceholders(words.detail, extensions) };
};

const app = express();

app.post('/orders', () => {
  throw new OutOfStock({ available: 2 });
});

app.use(faultline({ languages: [de], translate }));

app.listen(3000);
