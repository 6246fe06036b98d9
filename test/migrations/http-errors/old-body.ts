import type { FormatOption } from '@faultline/core';

export const format: FormatOption<unknown> = {
  mediaType: 'application/json; charset=utf-8',
  body: ({ status, title, detail, code, details }) => ({
    statusCode: status,
    error: title,
    message: detail,
    code,
    details,
  }),
};
