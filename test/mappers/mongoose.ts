import { mongoose } from '@faultline/mappers/mongoose';
import { type Connection, createConnection, type Model, Schema } from 'mongoose';
import { mongoFailure, User } from '../failing-databases.js';
import { refused } from '../failing-servers.js';
import { failureOf } from '../failure-of.js';
import { conflict, crash, notFound, unavailable } from '../problems.js';
import type { Source } from '../source.js';

interface Person {
  readonly email: string;
}

const schema = new Schema<Person>({ email: String }, { autoCreate: false, autoIndex: false, bufferTimeoutMS: 50 });
const usersOf = (connection: Connection): Model<Person> => connection.model<Person>('User', schema);
const retryLater = { status: 503, headers: { 'retry-after': '5' }, body: unavailable };

export const source: Source = {
  mapper: mongoose(),
  cases: {
    'a duplicate key': {
      make: () => mongoFailure((connection) => usersOf(connection).create({ email: 'hunter2@example.com' })),
      status: 409,
      body: conflict,
      secrets: ['hunter2', 'E11000', 'shop.users', 'MongoServerError'],
    },
    'a document that is not found': {
      make: () => mongoFailure((connection) => usersOf(connection).findOne({ email: 'hunter2' }).orFail()),
      status: 404,
      body: notFound,
      secrets: ['hunter2', 'No document found', 'DocumentNotFoundError'],
    },
    'a document that is gone when it is saved': {
      make: () =>
        mongoFailure((connection) => {
          const user = usersOf(connection).hydrate({ _id: '65a000000000000000000000', email: 'a' });
          return user.set('email', 'hunter2').save();
        }),
      status: 404,
      body: notFound,
      secrets: ['DocumentNotFoundError'],
    },
    'no server to be found': {
      make: () =>
        refused((_url, port) =>
          createConnection(`mongodb://shop:hunter2@127.0.0.1:${port}`, { serverSelectionTimeoutMS: 200 }).asPromise(),
        ),
      ...retryLater,
      secrets: ['127.0.0.1', 'MongooseServerSelectionError'],
    },
    'no connection yet': {
      make: () => failureOf(() => usersOf(createConnection()).findOne({ email: 'hunter2' })),
      ...retryLater,
      secrets: ['buffering timed out'],
    },
    'a document that is not valid': {
      make: () => failureOf(() => new User({ age: 'hunter2', email: 'hunter2' }).validate()),
      status: 500,
      body: crash,
      secrets: ['hunter2', 'ValidationError'],
    },
    'an id that is none': {
      make: () => failureOf(() => User.findById('hunter2').exec()),
      status: 500,
      body: crash,
      secrets: ['hunter2', 'CastError'],
    },
  },
};
