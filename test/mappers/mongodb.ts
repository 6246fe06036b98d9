import { mongodb } from '@faultline/mappers/mongodb';
import { mongo } from 'mongoose';
import { mongoFailure } from '../failing-databases.js';
import { refused } from '../failing-servers.js';
import { failureOf } from '../failure-of.js';
import { conflict, crash, unavailable } from '../problems.js';
import type { Source } from '../source.js';

const secrets = ['hunter2', 'E11000', '11000', 'shop.users'];

export const source: Source = {
  mapper: mongodb(),
  cases: {
    'a duplicate key': {
      make: () => mongoFailure(({ db }) => db!.collection('users').insertOne({ email: 'hunter2@example.com' })),
      status: 409,
      body: conflict,
      secrets: [...secrets, 'MongoServerError'],
    },
    'a duplicate key in a bulk write': {
      make: () => mongoFailure(({ db }) => db!.collection('users').insertMany([{ email: 'hunter2@example.com' }])),
      status: 409,
      body: conflict,
      secrets: [...secrets, 'MongoBulkWriteError'],
    },
    'an unreachable server': {
      make: () =>
        refused((_url, port) =>
          new mongo.MongoClient(`mongodb://shop:hunter2@127.0.0.1:${port}`, {
            serverSelectionTimeoutMS: 200,
          }).connect(),
        ),
      status: 503,
      headers: { 'retry-after': '5' },
      body: unavailable,
      secrets: ['127.0.0.1', 'MongoServerSelectionError'],
    },
    'an invalid URL': {
      make: () => failureOf(() => new mongo.MongoClient('mongodb://shop:hunter2@/').connect()),
      status: 500,
      body: crash,
    },
  },
};
