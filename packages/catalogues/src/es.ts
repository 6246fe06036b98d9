import type { LanguageCatalogue } from '@faultline/core';

/**
 * The catalogue in Spanish.
 *
 * @example
 * ```ts
 * app.use(faultline({ languages: [es] }));
 * ```
 */
export const es: LanguageCatalogue = {
  language: 'es',
  rows: {
    // 4xx
    400: {
      name: 'Solicitud incorrecta',
      description:
        'El servidor no pudo interpretar la solicitud debido a un aparente error del cliente (por ejemplo, sintaxis no válida, tamaño excesivo o estructura incorrecta del mensaje).',
    },
    401: { name: 'No autorizado', description: 'El cliente debe autenticarse para obtener la respuesta solicitada.' },
    403: { name: 'Prohibido', description: 'El cliente no tiene derechos de acceso al contenido.' },
    404: { name: 'No encontrado', description: 'El servidor no encuentra el recurso solicitado.' },
    405: {
      name: 'Método no permitido',
      description: 'El servidor conoce el método de la solicitud, pero el recurso de destino no lo admite.',
    },
    406: {
      name: 'No aceptable',
      description: 'El servidor no encuentra ningún contenido que cumpla los criterios indicados por el usuario.',
    },
    407: {
      name: 'Autenticación de proxy requerida',
      description: 'Como en el código de estado 401, se requiere autenticación, pero debe realizarse ante un proxy.',
    },
    408: {
      name: 'Tiempo de espera de la solicitud agotado',
      description: 'El servidor no recibió la solicitud en el tiempo previsto.',
    },
    409: { name: 'Conflicto', description: 'La solicitud entra en conflicto con el estado actual del servidor.' },
    410: {
      name: 'Ya no disponible',
      description: 'El recurso solicitado ya no está disponible y no volverá a estarlo.',
    },
    411: {
      name: 'Longitud requerida',
      description: 'La solicitud no especifica la longitud de su contenido, y el recurso solicitado la exige.',
    },
    412: {
      name: 'Condición previa no cumplida',
      description: 'El cliente indicó en los encabezados condiciones previas que el servidor no cumple.',
    },
    413: {
      name: 'Solicitud demasiado grande',
      description: 'La solicitud es más grande de lo que el servidor quiere o puede procesar.',
    },
    414: {
      name: 'URI demasiado largo',
      description: 'El URI solicitado por el cliente es más largo de lo que el servidor está dispuesto a interpretar.',
    },
    415: {
      name: 'Tipo de medio no admitido',
      description: 'El servidor no admite el formato de medio de los datos solicitados.',
    },
    416: {
      name: 'Rango no disponible',
      description: 'El cliente solicitó una parte del archivo que el servidor no puede proporcionar.',
    },
    417: {
      name: 'Expectativa no cumplida',
      description: 'El servidor no puede cumplir los requisitos del campo de encabezado Expect de la solicitud.',
    },
    421: {
      name: 'Solicitud mal dirigida',
      description: 'La solicitud se dirigió a un servidor que no puede generar una respuesta.',
    },
    422: {
      name: 'Entidad no procesable',
      description: 'La solicitud está bien formada, pero no se pudo procesar debido a errores semánticos.',
    },
    423: { name: 'Bloqueado', description: 'El recurso al que se intenta acceder está bloqueado.' },
    424: { name: 'Dependencia fallida', description: 'La solicitud falló porque falló una solicitud anterior.' },
    425: {
      name: 'Demasiado pronto',
      description:
        'El servidor no quiere arriesgarse a procesar una solicitud que podría ser una repetición de otra anterior.',
    },
    426: {
      name: 'Cambio de protocolo requerido',
      description:
        'El servidor se niega a ejecutar la solicitud con el protocolo actual, pero podría aceptarla cuando el cliente cambie a otro protocolo.',
    },
    428: {
      name: 'Condición previa requerida',
      description: 'El servidor de origen exige que la solicitud sea condicional.',
    },
    429: {
      name: 'Demasiadas solicitudes',
      description:
        'El usuario ha enviado demasiadas solicitudes en el período de tiempo establecido («limitación de frecuencia»).',
    },
    431: {
      name: 'Campos de encabezado de la solicitud demasiado grandes',
      description:
        'El servidor se niega a procesar la solicitud porque sus campos de encabezado son demasiado grandes.',
    },
    451: {
      name: 'No disponible por motivos legales',
      description:
        'El usuario solicitó un recurso que no se puede proporcionar legalmente, como una página web censurada por un gobierno.',
    },

    // 5xx
    500: {
      name: 'Error interno del servidor',
      description: 'El servidor se ha encontrado con una situación que no sabe cómo manejar.',
    },
    501: {
      name: 'No implementado',
      description: 'El servidor no admite el método de la solicitud y no puede procesarlo.',
    },
    502: {
      name: 'Puerta de enlace incorrecta',
      description:
        'El servidor, al actuar como puerta de enlace para obtener una respuesta necesaria para procesar la solicitud, recibió una respuesta no válida.',
    },
    503: {
      name: 'Servicio no disponible',
      description: 'El servidor no está preparado para procesar la solicitud. Suele tratarse de un estado temporal.',
    },
    504: {
      name: 'Tiempo de espera de la puerta de enlace agotado',
      description: 'El servidor actúa como puerta de enlace y no obtuvo una respuesta a tiempo.',
    },
    505: {
      name: 'Versión de HTTP no admitida',
      description: 'El servidor no admite la versión de HTTP utilizada en la solicitud.',
    },
    506: { name: 'La variante también negocia', description: 'El servidor tiene un error de configuración interno.' },
    507: {
      name: 'Almacenamiento insuficiente',
      description:
        'El método no se pudo aplicar al recurso porque el servidor no puede almacenar la representación necesaria para completar la solicitud.',
    },
    508: { name: 'Bucle detectado', description: 'El servidor detectó un bucle infinito al procesar la solicitud.' },
    510: {
      name: 'Extensión requerida',
      description: 'Se necesitan más extensiones en la solicitud para que el servidor pueda atenderla.',
    },
    511: {
      name: 'Autenticación de red requerida',
      description: 'El cliente debe autenticarse para obtener acceso a la red.',
    },
  },
  nonStandard: {
    name: 'Respuesta no estándar',
    description:
      'Esta es una respuesta no estándar. Póngase en contacto con el servicio de atención al cliente para obtener más información.',
    descriptionWithContact:
      'Esta es una respuesta no estándar. Póngase en contacto con el servicio de atención al cliente para obtener más información: {contact}',
  },
};
