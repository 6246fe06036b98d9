/** One standard response of the catalogue. */
export interface CatalogueRow {
  /** The name of the status; a problem's `title`. */
  readonly name: string;
  /** What the status means; a problem's `detail` if the error exposes no message. */
  readonly description: string;
}

/** A list of standard responses: status → name and description. */
export type Catalogue = Readonly<Record<number, CatalogueRow>>;

/** The 56 rows, word for word as published. */
export const publishedCatalogue = {
  // 1xx
  100: { name: 'Continue', description: 'This response indicates the client should continue the request.' },
  101: {
    name: 'Switching Protocol',
    description: 'The client has asked the server to switch protocols and the server has agreed to do so.',
  },
  103: {
    name: 'Early Hints',
    description: 'This status code is used to return some response headers before the final HTTP message.',
  },

  // 2xx
  200: { name: 'OK', description: 'The request succeeded.' },
  201: { name: 'Created', description: 'The request succeeded and a new resource was created as a result.' },
  202: { name: 'Accepted', description: 'The request has been received but the processing has not been completed.' },
  203: {
    name: 'Non-Authoritative Information',
    description:
      'This response code means the returned metadata is not the same as is available from the original server but is collected from a local or third-party copy.',
  },
  204: { name: 'No Content', description: 'There is no content to send for this request, but the request succeeded.' },
  205: { name: 'Reset Content', description: 'This tells the user to reset the document which sent this request.' },
  206: {
    name: 'Partial Content',
    description: 'This response code is used when the client requests only part of the resource.',
  },

  // 3xx
  300: {
    name: 'Multiple Choice',
    description:
      'This request has more than one possible request. The user should pick one of them. (There is no standardized way to choose one of the responses.) For example, this could be used to present multiple video format options.',
  },
  301: { name: 'Moved Permanently', description: 'The URL of the requested resource has been changed permanently.' },
  302: {
    name: 'Found',
    description: 'This response code means that the URL of the requested resource has been changed temporarily.',
  },
  303: {
    name: 'See Other',
    description:
      'The server sent this response to direct the client to get the requested resource at another URI with a GET request.',
  },
  304: {
    name: 'Not Modified',
    description: 'This is used for caching purposes. It tells the client that the response has not been modified.',
  },
  305: {
    name: 'Use Proxy',
    description: 'This response indicates that a requested response must be accessed by a proxy.',
  },
  307: {
    name: 'Temporary Redirect',
    description: 'The server sends this response to direct the client to get the requested resource at another URI.',
  },
  308: {
    name: 'Permanent Redirect',
    description:
      'This means that the resource is now permanently located at another URI, specified by the Location: HTTP Response header.',
  },

  // 4xx
  400: {
    name: 'Bad Request',
    description:
      'The server could not understand the request due to an apparent client error. (For example: invalid syntax, size too large, invalid request message framing.)',
  },
  401: { name: 'Unauthorized', description: 'The client must authenticate itself to get the requested response.' },
  403: { name: 'Forbidden', description: 'The client does not have access rights to the content.' },
  404: { name: 'Not Found', description: 'The server cannot find the requested resource.' },
  405: {
    name: 'Method Not Allowed',
    description: 'The request method is known by the server, but it is not supported by the target resource.',
  },
  406: {
    name: 'Not Acceptable',
    description:
      "This response is sent when the web server doesn't find any content that conforms to the criteria given by the user.",
  },
  407: {
    name: 'Proxy Authentication Required',
    description: 'This is like the 401 Unauthorized status code but authentication is needed to be done by a proxy.',
  },
  408: { name: 'Request Timeout', description: 'The server has timed out waiting for the request.' },
  409: {
    name: 'Conflict',
    description: 'This response is sent when a request conflicts with the current state of the server.',
  },
  410: {
    name: 'Gone',
    description:
      'This response indicates that the resource requested is no longer available and will not be available again.',
  },
  411: {
    name: 'Length Required',
    description: 'The request did not specify the length of its content, which is required by the requested resource.',
  },
  412: {
    name: 'Precondition Failed',
    description: 'The client has indicated preconditions in its headers which the server does not meet.',
  },
  413: {
    name: 'Payload Too Large',
    description: 'The request is larger than the server is willing or able to process.',
  },
  414: {
    name: 'URI Too Long',
    description: 'The URI requested by the client is longer than the server is willing to interpret.',
  },
  415: {
    name: 'Unsupported Media Type',
    description: 'The media format of the requested data is not supported by the server.',
  },
  416: {
    name: 'Range Not Satifisable',
    description: 'The client has asked for a portion of the file, but the server cannot supply that portion.',
  },
  417: {
    name: 'Expectation Failed',
    description: 'The server cannot meet the requirements of the Expect request header field.',
  },
  421: {
    name: 'Misdirected Request',
    description: 'This request was directed at a server that is not able to produce a response.',
  },
  422: {
    name: 'Unprocessable Entry',
    description: 'The request was well-formed but was unable to be followed due to semantic errors.',
  },
  423: { name: 'Locked', description: 'The resource that is being accessed is locked.' },
  424: { name: 'Failed Dependency', description: 'The request failed due to failure of a previous request.' },
  425: {
    name: 'Too Early',
    description:
      'This response indicates that the server is unwilling to risk processing a request that might be displayed.',
  },
  426: {
    name: 'Upgrade Required',
    description:
      'The server refuses to perform the request using the current protocol but might be willing to do so after the client upgrades to a different protocol.',
  },
  428: { name: 'Precondition Required', description: 'The origin server requires the request to be conditional.' },
  429: {
    name: 'Too Many Requests',
    description: 'The user has sent too many requests in the given amount of time ("rate limiting").',
  },
  431: {
    name: 'Request Header Fields Too Large',
    description: 'The server is unwilling to process the request because its header fields are too large.',
  },
  451: {
    name: 'Unavailable for Legal Reasons',
    description:
      'The user requested a resource that cannot be legally provided, such as a web page censored by a government.',
  },

  // 5xx
  500: {
    name: 'Internal Server Error',
    description: 'The server has encountered a situation it does not know how to handle.',
  },
  501: {
    name: 'Not Implemented',
    description: 'The request method is not supported by the server and cannot be handled.',
  },
  502: {
    name: 'Bad Gateway',
    description:
      'This error response means that the server, while working as a gateway to get a response needed to handle the request, got an invalid request.',
  },
  503: {
    name: 'Service Unavailable',
    description: 'The server is not ready to handle the request. This is usually a temporary state.',
  },
  504: {
    name: 'Gateway Timeout',
    description:
      'This error response is given when the server is acting as a gateway and cannot get a response in time.',
  },
  505: {
    name: 'HTTP Version Not Supported',
    description: 'The HTTP version used in the request is not supported by the server.',
  },
  506: { name: 'Variant Also Negotiaties', description: 'The server has an internal configuration error.' },
  507: {
    name: 'Insufficient Storage',
    description:
      'The method could not be performed on the resource because the server is unable to store the representation needed to successfully complete the request.',
  },
  508: { name: 'Loop Detected', description: 'The server detected an infinite loop while processing the request.' },
  510: {
    name: 'Not Extended',
    description: 'Further extensions to the request are required for the server to fulfill it.',
  },
  511: {
    name: 'Network Authentication Required',
    description: 'This response indicates that the client needs authentication to gain network access.',
  },
} as const satisfies Catalogue;

/** The descriptions of the five sections, word for word as published. */
export const sections = {
  '1xx': 'These responses mean that the request was received and the server is continuing to process the request.',
  '2xx': 'These responses mean that the request was successfully received, understood, and accepted.',
  '3xx': 'These responses mean that further action needs to be taken in order to complete the request.',
  '4xx':
    'These responses mean that the request contains bad syntax or the request cannot be fulfilled. These are the most frequently occurring responses.',
  '5xx': 'These responses mean that the server failed to fulfill a request.',
} as const;

/** The rule for a status that is not on the list, word for word as published. */
export const nonStandardRule =
  'If you receive a response that is not on this list, it is a non-standard response and you should contact customer care for more information.';

/** A status of the catalogue. */
export type Status = keyof typeof publishedCatalogue;

/** One of the 38 statuses of the catalogue that are errors: 4xx and 5xx. */
export type ErrorStatus = {
  [S in Status]: `${S}` extends `${4 | 5}${string}` ? S : never;
}[Status];
