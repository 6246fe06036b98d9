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
const createUserModel = (connection: Connection): Model<Person> => connection.model<Person>('User', schema);
const unavailableResponse = { status: 503, headers: { 'retry-after': '5' }, body: unavailable };

export const source: Source = {
  mapper: mongoose(),
  cases: {
    'a duplicate key': {
      make: () => mongoFailure((connection) => createUserModel(connection).create({ email: 'hunter2@example.com' })),
      status: 409,
      body: conflict,
      secrets: ['hunter2', 'E11000', 'shop.users', 'MongoServerError'],
    },
    'a document that does not exist': {
      make: () => mongoFailure((connection) => createUserModel(connection).findOne({ email: 'hunter2' }).orFail()),
      status: 404,
      body: notFound,
      secrets: ['hunter2', 'No document found', 'DocumentNotFoundError'],
    },
    'saving a deleted document': {
      make: () =>
        mongoFailure((connection) => {
          const user = createUserModel(connection).hydrate({ _id: '65a000000000000000000000', email: 'a' });
          return user.set('email', 'hunter2').save();
        }),
      status: 404,
      body: notFound,
      secrets: ['DocumentNotFoundError'],
    },
    'an unreachable server': {
      make: () =>
        refused((_url, port) =>
          createConnection(`mongodb://shop:hunter2@127.0.0.1:${port}`, { serverSelectionTimeoutMS: 200 }).asPromise(),
        ),
      ...unavailableResponse,
      secrets: ['127.0.0.1', 'MongooseServerSelectionError'],
    },
    'a query without a connection': {
      make: () => failureOf(() => createUserModel(createConnection()).findOne({ email: 'hunter2' })),
      ...unavailableResponse,
      secrets: ['buffering timed out'],
    },
    'an invalid document': {
      make: () => failureOf(() => new User({ age: 'hunter2', email: 'hunter2' }).validate()),
      status: 500,
      body: crash,
      secrets: ['hunter2', 'ValidationError'],
    },
    'a malformed id': {
      make: () => failureOf(() => User.findById('hunter2').exec()),
      status: 500,
      body: crash,
      secrets: ['hunter2', 'CastError'],
    },
  },
};
