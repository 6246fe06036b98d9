import type { LanguageCatalogue } from '@faultline/core';

/**
 * The catalogue in Chinese in simplified characters.
 *
 * @example
 * ```ts
 * app.use(faultline({ languages: [zh] }));
 * ```
 */
export const zh: LanguageCatalogue = {
  language: 'zh',
  rows: {
    // 4xx
    400: {
      name: '错误请求',
      description: '由于明显的客户端错误，服务器无法理解该请求（例如：语法无效、请求过大或请求消息结构不正确）。',
    },
    401: { name: '未授权', description: '客户端必须先进行身份验证，才能获得所请求的响应。' },
    403: { name: '禁止访问', description: '客户端没有访问该内容的权限。' },
    404: { name: '未找到', description: '服务器找不到所请求的资源。' },
    405: { name: '方法不被允许', description: '服务器知道该请求方法，但目标资源不支持此方法。' },
    406: { name: '不可接受', description: '服务器找不到符合用户所给条件的内容。' },
    407: { name: '需要代理身份验证', description: '与状态码 401 类似，但需要由代理进行身份验证。' },
    408: { name: '请求超时', description: '服务器未能在规定时间内收到请求。' },
    409: { name: '冲突', description: '该请求与服务器的当前状态相冲突。' },
    410: { name: '不再可用', description: '所请求的资源已不可用，并且以后也不会再可用。' },
    411: { name: '需要内容长度', description: '该请求未指定其内容的长度，而所请求的资源要求提供此长度。' },
    412: { name: '前提条件未满足', description: '服务器不满足客户端在请求头中指定的前提条件。' },
    413: { name: '请求过大', description: '该请求的大小超出了服务器愿意或能够处理的范围。' },
    414: { name: 'URI 过长', description: '客户端请求的 URI 超出了服务器愿意解析的长度。' },
    415: { name: '不支持的媒体类型', description: '服务器不支持所请求数据的媒体格式。' },
    416: { name: '请求范围无法满足', description: '客户端请求了文件的一部分，但服务器无法提供该部分。' },
    417: { name: '未满足预期', description: '服务器无法满足请求头字段 Expect 的要求。' },
    421: { name: '请求定向错误', description: '该请求被发送到了无法生成响应的服务器。' },
    422: { name: '无法处理的实体', description: '该请求格式正确，但由于存在语义错误而无法执行。' },
    423: { name: '已锁定', description: '正在访问的资源已被锁定。' },
    424: { name: '依赖请求失败', description: '由于之前的请求失败，该请求也失败了。' },
    425: { name: '过早', description: '服务器不愿冒险处理可能被重放的请求。' },
    426: {
      name: '需要切换协议',
      description: '服务器拒绝使用当前协议执行该请求，但在客户端切换到其他协议后，可能会愿意执行。',
    },
    428: { name: '需要前提条件', description: '源服务器要求该请求必须是条件请求。' },
    429: { name: '请求过多', description: '用户在给定的时间内发送了过多请求（“速率限制”）。' },
    431: { name: '请求头字段过大', description: '由于请求头字段过大，服务器拒绝处理该请求。' },
    451: { name: '因法律原因不可用', description: '用户请求了依法不能提供的资源，例如被政府审查的网页。' },

    // 5xx
    500: { name: '服务器内部错误', description: '服务器遇到了不知道如何处理的情况。' },
    501: { name: '尚未实现', description: '服务器不支持该请求方法，因此无法处理。' },
    502: { name: '网关错误', description: '服务器作为网关获取处理该请求所需的响应时，收到了无效的响应。' },
    503: { name: '服务不可用', description: '服务器尚未准备好处理该请求。这通常是暂时的情况。' },
    504: { name: '网关超时', description: '服务器作为网关，未能及时获得响应。' },
    505: { name: '不支持的 HTTP 版本', description: '服务器不支持该请求所使用的 HTTP 版本。' },
    506: { name: '变体也进行协商', description: '服务器存在内部配置错误。' },
    507: { name: '存储空间不足', description: '服务器无法存储成功完成该请求所需的表示，因此无法对该资源执行此方法。' },
    508: { name: '检测到循环', description: '服务器在处理该请求时检测到无限循环。' },
    510: { name: '需要扩展', description: '该请求需要包含更多扩展，服务器才能满足该请求。' },
    511: { name: '需要网络身份验证', description: '客户端需要进行身份验证才能访问网络。' },
  },
  nonStandard: {
    name: '非标准响应',
    description: '这是一个非标准响应。如需更多信息，请联系客服。',
    descriptionWithContact: '这是一个非标准响应。如需更多信息，请联系客服：{contact}',
  },
};
