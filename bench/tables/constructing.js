import { errors } from '../errors.js';
import { deep } from '../too-many-requests.js';

export const title = 'Constructing 100 errors, 30 frames deep';
export const floor = 'a plain subclass of Error';
export const count = 100;
export const warmUp = 300;

const constructing = (make) => () => () =>
  void deep(30, () => {
    for (let i = 0; i < 100; i++) make();
  });

export const contenders = {
  'the floor again (A/A)': constructing(errors[floor]),
  ...Object.fromEntries(Object.entries(errors).map(([name, make]) => [name, constructing(make)])),
};

export const targets = [{ of: 'Faultline', against: floor, atMost: 1.15 }];
