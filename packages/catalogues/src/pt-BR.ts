import type { LanguageCatalogue } from '@faultline/core';

/**
 * The catalogue in Portuguese of Brazil.
 *
 * @example
 * ```ts
 * app.use(faultline({ languages: [ptBR] }));
 * ```
 */
export const ptBR: LanguageCatalogue = {
  language: 'pt-BR',
  rows: {
    // 4xx
    400: {
      name: 'Requisição inválida',
      description:
        'O servidor não conseguiu entender a requisição devido a um aparente erro do cliente (por exemplo, sintaxe inválida, tamanho excessivo ou estrutura incorreta da mensagem).',
    },
    401: { name: 'Não autorizado', description: 'O cliente deve se autenticar para obter a resposta solicitada.' },
    403: { name: 'Acesso proibido', description: 'O cliente não tem direitos de acesso ao conteúdo.' },
    404: { name: 'Não encontrado', description: 'O servidor não consegue encontrar o recurso solicitado.' },
    405: {
      name: 'Método não permitido',
      description: 'O método da requisição é conhecido pelo servidor, mas não é suportado pelo recurso de destino.',
    },
    406: {
      name: 'Não aceitável',
      description: 'O servidor não encontrou nenhum conteúdo que atenda aos critérios definidos pelo usuário.',
    },
    407: {
      name: 'Autenticação de proxy necessária',
      description:
        'Assim como no código de status 401, é necessária uma autenticação, mas ela deve ser feita em um proxy.',
    },
    408: {
      name: 'Tempo limite da requisição esgotado',
      description: 'O servidor não recebeu a requisição dentro do tempo limite.',
    },
    409: { name: 'Conflito', description: 'A requisição está em conflito com o estado atual do servidor.' },
    410: {
      name: 'Não está mais disponível',
      description: 'O recurso solicitado não está mais disponível e não voltará a estar.',
    },
    411: {
      name: 'Comprimento necessário',
      description: 'A requisição não especificou o comprimento do seu conteúdo, que é exigido pelo recurso solicitado.',
    },
    412: {
      name: 'Pré-condição não atendida',
      description: 'O cliente indicou nos cabeçalhos pré-condições que o servidor não atende.',
    },
    413: {
      name: 'Requisição muito grande',
      description: 'A requisição é maior do que o servidor está disposto a processar ou consegue processar.',
    },
    414: {
      name: 'URI muito longo',
      description: 'O URI solicitado pelo cliente é mais longo do que o servidor está disposto a interpretar.',
    },
    415: {
      name: 'Tipo de mídia não suportado',
      description: 'O formato de mídia dos dados solicitados não é suportado pelo servidor.',
    },
    416: {
      name: 'Intervalo não disponível',
      description: 'O cliente solicitou uma parte do arquivo que o servidor não pode fornecer.',
    },
    417: {
      name: 'Expectativa não atendida',
      description: 'O servidor não consegue atender aos requisitos do campo de cabeçalho Expect da requisição.',
    },
    421: {
      name: 'Requisição mal direcionada',
      description: 'A requisição foi direcionada a um servidor que não é capaz de produzir uma resposta.',
    },
    422: {
      name: 'Entidade não processável',
      description: 'A requisição está bem formada, mas não pôde ser atendida devido a erros semânticos.',
    },
    423: { name: 'Bloqueado', description: 'O recurso que está sendo acessado está bloqueado.' },
    424: {
      name: 'Falha de dependência',
      description: 'A requisição falhou devido à falha de uma requisição anterior.',
    },
    425: {
      name: 'Cedo demais',
      description:
        'O servidor não quer correr o risco de processar uma requisição que pode ser uma repetição de outra já enviada.',
    },
    426: {
      name: 'Mudança de protocolo necessária',
      description:
        'O servidor se recusa a executar a requisição com o protocolo atual, mas pode aceitá-la depois que o cliente mudar para outro protocolo.',
    },
    428: {
      name: 'Pré-condição necessária',
      description: 'O servidor de origem exige que a requisição seja condicional.',
    },
    429: {
      name: 'Muitas requisições',
      description: 'O usuário enviou muitas requisições no período de tempo determinado (“limitação de taxa”).',
    },
    431: {
      name: 'Campos de cabeçalho da requisição muito grandes',
      description: 'O servidor se recusa a processar a requisição porque seus campos de cabeçalho são muito grandes.',
    },
    451: {
      name: 'Indisponível por motivos legais',
      description:
        'O usuário solicitou um recurso que não pode ser fornecido legalmente, como uma página da web censurada por um governo.',
    },

    // 5xx
    500: {
      name: 'Erro interno do servidor',
      description: 'O servidor encontrou uma situação com a qual não sabe lidar.',
    },
    501: {
      name: 'Não implementado',
      description: 'O método da requisição não é suportado pelo servidor e não pode ser processado.',
    },
    502: {
      name: 'Gateway inválido',
      description:
        'O servidor, ao atuar como gateway para obter uma resposta necessária ao processamento da requisição, recebeu uma resposta inválida.',
    },
    503: {
      name: 'Serviço indisponível',
      description: 'O servidor não está pronto para processar a requisição. Em geral, essa é uma condição temporária.',
    },
    504: {
      name: 'Tempo limite do gateway esgotado',
      description: 'O servidor está atuando como gateway e não obteve uma resposta a tempo.',
    },
    505: {
      name: 'Versão HTTP não suportada',
      description: 'A versão do HTTP usada na requisição não é suportada pelo servidor.',
    },
    506: { name: 'A variante também negocia', description: 'O servidor tem um erro de configuração interno.' },
    507: {
      name: 'Armazenamento insuficiente',
      description:
        'O método não pôde ser executado no recurso porque o servidor não consegue armazenar a representação necessária para concluir a requisição.',
    },
    508: { name: 'Loop detectado', description: 'O servidor detectou um loop infinito ao processar a requisição.' },
    510: {
      name: 'Extensão necessária',
      description: 'São necessárias mais extensões na requisição para que o servidor possa atendê-la.',
    },
    511: {
      name: 'Autenticação de rede necessária',
      description: 'O cliente precisa se autenticar para obter acesso à rede.',
    },
  },
  nonStandard: {
    name: 'Resposta não padronizada',
    description:
      'Esta é uma resposta não padronizada. Entre em contato com o atendimento ao cliente para obter mais informações.',
    descriptionWithContact:
      'Esta é uma resposta não padronizada. Entre em contato com o atendimento ao cliente para obter mais informações: {contact}',
  },
};
