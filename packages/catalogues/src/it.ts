import type { LanguageCatalogue } from '@faultline/core';

/**
 * The catalogue in Italian.
 *
 * @example
 * ```ts
 * app.use(faultline({ languages: [it] }));
 * ```
 */
export const it: LanguageCatalogue = {
  language: 'it',
  rows: {
    // 4xx
    400: {
      name: 'Richiesta non valida',
      description:
        'Il server non ha potuto interpretare la richiesta a causa di un apparente errore del client (ad esempio sintassi non valida, dimensioni eccessive o struttura del messaggio non corretta).',
    },
    401: { name: 'Non autorizzato', description: 'Il client deve autenticarsi per ottenere la risposta richiesta.' },
    403: { name: 'Accesso negato', description: 'Il client non dispone dei diritti di accesso al contenuto.' },
    404: { name: 'Non trovato', description: 'Il server non riesce a trovare la risorsa richiesta.' },
    405: {
      name: 'Metodo non consentito',
      description: 'Il metodo della richiesta è noto al server, ma non è supportato dalla risorsa di destinazione.',
    },
    406: {
      name: 'Non accettabile',
      description: 'Il server non trova alcun contenuto conforme ai criteri indicati dall’utente.',
    },
    407: {
      name: 'Autenticazione proxy richiesta',
      description:
        'Come per il codice di stato 401, è necessaria l’autenticazione, che però deve avvenire presso un proxy.',
    },
    408: {
      name: 'Timeout della richiesta',
      description: 'Il server non ha ricevuto la richiesta entro il tempo previsto.',
    },
    409: { name: 'Conflitto', description: 'La richiesta è in conflitto con lo stato attuale del server.' },
    410: {
      name: 'Non più disponibile',
      description: 'La risorsa richiesta non è più disponibile e non lo sarà in futuro.',
    },
    411: {
      name: 'Lunghezza richiesta',
      description: 'La richiesta non specifica la lunghezza del proprio contenuto, che la risorsa richiesta esige.',
    },
    412: {
      name: 'Precondizione non soddisfatta',
      description: 'Il client ha indicato nelle intestazioni precondizioni che il server non soddisfa.',
    },
    413: {
      name: 'Richiesta troppo grande',
      description: 'La richiesta è più grande di quanto il server voglia o possa elaborare.',
    },
    414: {
      name: 'URI troppo lungo',
      description: 'L’URI richiesto dal client è più lungo di quanto il server sia disposto a interpretare.',
    },
    415: {
      name: 'Tipo di media non supportato',
      description: 'Il formato multimediale dei dati richiesti non è supportato dal server.',
    },
    416: {
      name: 'Intervallo non disponibile',
      description: 'Il client ha chiesto una parte del file che il server non può fornire.',
    },
    417: {
      name: 'Aspettativa non soddisfatta',
      description: 'Il server non può soddisfare i requisiti del campo di intestazione Expect della richiesta.',
    },
    421: {
      name: 'Richiesta indirizzata in modo errato',
      description: 'La richiesta è stata inviata a un server che non è in grado di produrre una risposta.',
    },
    422: {
      name: 'Entità non elaborabile',
      description: 'La richiesta è ben formata, ma non è stato possibile eseguirla a causa di errori semantici.',
    },
    423: { name: 'Bloccato', description: 'La risorsa a cui si tenta di accedere è bloccata.' },
    424: {
      name: 'Dipendenza non riuscita',
      description: 'La richiesta non è riuscita perché una richiesta precedente non è riuscita.',
    },
    425: {
      name: 'Troppo presto',
      description:
        'Il server non intende correre il rischio di elaborare una richiesta che potrebbe essere una ripetizione di un’altra già inviata.',
    },
    426: {
      name: 'Cambio di protocollo richiesto',
      description:
        'Il server rifiuta di eseguire la richiesta con il protocollo attuale, ma potrebbe accettarla dopo il passaggio del client a un altro protocollo.',
    },
    428: {
      name: 'Precondizione richiesta',
      description: 'Il server di origine esige che la richiesta sia condizionale.',
    },
    429: {
      name: 'Troppe richieste',
      description:
        'L’utente ha inviato troppe richieste nell’intervallo di tempo stabilito («limitazione della frequenza»).',
    },
    431: {
      name: 'Campi di intestazione della richiesta troppo grandi',
      description:
        'Il server rifiuta di elaborare la richiesta perché i suoi campi di intestazione sono troppo grandi.',
    },
    451: {
      name: 'Non disponibile per motivi legali',
      description:
        'L’utente ha richiesto una risorsa che non può essere fornita legalmente, come una pagina web censurata da un governo.',
    },

    // 5xx
    500: {
      name: 'Errore interno del server',
      description: 'Il server si è trovato in una situazione che non sa come gestire.',
    },
    501: {
      name: 'Non implementato',
      description: 'Il metodo della richiesta non è supportato dal server e non può essere gestito.',
    },
    502: {
      name: 'Gateway non valido',
      description:
        'Il server, agendo da gateway per ottenere una risposta necessaria a gestire la richiesta, ha ricevuto una risposta non valida.',
    },
    503: {
      name: 'Servizio non disponibile',
      description: 'Il server non è pronto a gestire la richiesta. Di solito si tratta di una condizione temporanea.',
    },
    504: {
      name: 'Timeout del gateway',
      description: 'Il server agisce da gateway e non ha ottenuto una risposta in tempo.',
    },
    505: {
      name: 'Versione HTTP non supportata',
      description: 'La versione di HTTP utilizzata nella richiesta non è supportata dal server.',
    },
    506: { name: 'Anche la variante negozia', description: 'Il server presenta un errore di configurazione interno.' },
    507: {
      name: 'Spazio di archiviazione insufficiente',
      description:
        'Non è stato possibile applicare il metodo alla risorsa perché il server non può archiviare la rappresentazione necessaria per completare la richiesta.',
    },
    508: {
      name: 'Ciclo rilevato',
      description: 'Il server ha rilevato un ciclo infinito durante l’elaborazione della richiesta.',
    },
    510: {
      name: 'Estensione richiesta',
      description: 'La richiesta deve contenere ulteriori estensioni affinché il server possa soddisfarla.',
    },
    511: {
      name: 'Autenticazione di rete richiesta',
      description: 'Il client deve autenticarsi per ottenere l’accesso alla rete.',
    },
  },
  nonStandard: {
    name: 'Risposta non standard',
    description: 'Questa è una risposta non standard. Per ulteriori informazioni, contattare il servizio clienti.',
    descriptionWithContact:
      'Questa è una risposta non standard. Per ulteriori informazioni, contattare il servizio clienti: {contact}',
  },
};
