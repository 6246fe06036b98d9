import type { FormatOption } from '@faultline/core';

export const format: FormatOption<unknown> = {
  mediaType: 'application/json; charset=utf-8',
  body: ({ type: _type, status, title, detail, errors, ...members }) => ({
    message: errors?.map((error) => error.detail) ?? detail,
    error: title,
    statusCode: status,
    ...members,
  }),
};
