import type { LanguageCatalogue } from '@faultline/core';

/**
 * The catalogue in German.
 *
 * @example
 * ```ts
 * app.use(faultline({ languages: [de] }));
 * ```
 */
export const de: LanguageCatalogue = {
  language: 'de',
  rows: {
    // 4xx
    400: {
      name: 'Ungültige Anfrage',
      description:
        'Der Server kann die Anfrage nicht verarbeiten, weil sie offenbar fehlerhaft ist (zum Beispiel ungültige Syntax, zu große Anfrage oder ungültiger Aufbau der Nachricht).',
    },
    401: {
      name: 'Nicht autorisiert',
      description: 'Der Client muss sich authentifizieren, um die angeforderte Antwort zu erhalten.',
    },
    403: { name: 'Zugriff verweigert', description: 'Der Client hat keine Zugriffsrechte für diesen Inhalt.' },
    404: { name: 'Nicht gefunden', description: 'Der Server kann die angeforderte Ressource nicht finden.' },
    405: {
      name: 'Methode nicht erlaubt',
      description: 'Der Server kennt die Anfragemethode, aber die Zielressource unterstützt sie nicht.',
    },
    406: {
      name: 'Nicht akzeptabel',
      description: 'Der Server findet keinen Inhalt, der den vom Nutzer vorgegebenen Kriterien entspricht.',
    },
    407: {
      name: 'Proxy-Authentifizierung erforderlich',
      description:
        'Wie beim Statuscode 401 ist eine Authentifizierung erforderlich, hier jedoch gegenüber einem Proxy.',
    },
    408: {
      name: 'Zeitüberschreitung der Anfrage',
      description: 'Der Server hat innerhalb der vorgesehenen Zeit keine vollständige Anfrage erhalten.',
    },
    409: { name: 'Konflikt', description: 'Die Anfrage steht im Widerspruch zum aktuellen Zustand des Servers.' },
    410: {
      name: 'Nicht mehr verfügbar',
      description:
        'Die angeforderte Ressource ist nicht mehr verfügbar und wird auch künftig nicht mehr verfügbar sein.',
    },
    411: {
      name: 'Längenangabe erforderlich',
      description:
        'Die Anfrage gibt die Länge ihres Inhalts nicht an. Die angeforderte Ressource verlangt diese Angabe.',
    },
    412: {
      name: 'Vorbedingung nicht erfüllt',
      description: 'Der Client hat in den Header-Feldern Vorbedingungen angegeben, die der Server nicht erfüllt.',
    },
    413: { name: 'Anfrage zu groß', description: 'Die Anfrage ist größer, als der Server verarbeiten will oder kann.' },
    414: {
      name: 'URI zu lang',
      description: 'Der vom Client angeforderte URI ist länger, als der Server zu verarbeiten bereit ist.',
    },
    415: {
      name: 'Nicht unterstützter Medientyp',
      description: 'Der Server unterstützt das Medienformat der angeforderten Daten nicht.',
    },
    416: {
      name: 'Bereich nicht verfügbar',
      description: 'Der Client hat einen Teil der Datei angefordert, den der Server nicht liefern kann.',
    },
    417: {
      name: 'Erwartung nicht erfüllbar',
      description: 'Der Server kann die Anforderungen des Header-Felds Expect nicht erfüllen.',
    },
    421: {
      name: 'Fehlgeleitete Anfrage',
      description: 'Die Anfrage wurde an einen Server gerichtet, der keine Antwort darauf erzeugen kann.',
    },
    422: {
      name: 'Nicht verarbeitbarer Inhalt',
      description: 'Die Anfrage ist wohlgeformt, konnte aber wegen semantischer Fehler nicht ausgeführt werden.',
    },
    423: { name: 'Gesperrt', description: 'Die Ressource, auf die zugegriffen wird, ist gesperrt.' },
    424: {
      name: 'Fehlgeschlagene Abhängigkeit',
      description: 'Die Anfrage ist fehlgeschlagen, weil eine vorhergehende Anfrage fehlgeschlagen ist.',
    },
    425: {
      name: 'Zu früh',
      description:
        'Der Server geht nicht das Risiko ein, eine Anfrage zu verarbeiten, die möglicherweise erneut eingespielt wurde.',
    },
    426: {
      name: 'Protokollwechsel erforderlich',
      description:
        'Der Server führt die Anfrage mit dem aktuellen Protokoll nicht aus. Nach dem Wechsel des Clients zu einem anderen Protokoll ist er möglicherweise dazu bereit.',
    },
    428: {
      name: 'Vorbedingung erforderlich',
      description: 'Der Ursprungsserver verlangt, dass die Anfrage an eine Bedingung geknüpft ist.',
    },
    429: {
      name: 'Zu viele Anfragen',
      description: 'Der Nutzer hat im vorgegebenen Zeitraum zu viele Anfragen gesendet („Ratenbegrenzung“).',
    },
    431: {
      name: 'Header-Felder der Anfrage zu groß',
      description: 'Der Server verarbeitet die Anfrage nicht, weil ihre Header-Felder zu groß sind.',
    },
    451: {
      name: 'Aus rechtlichen Gründen nicht verfügbar',
      description:
        'Der Nutzer hat eine Ressource angefordert, die aus rechtlichen Gründen nicht bereitgestellt werden darf, zum Beispiel eine von einer Regierung zensierte Webseite.',
    },

    // 5xx
    500: {
      name: 'Interner Serverfehler',
      description: 'Auf dem Server ist eine Situation eingetreten, die er nicht behandeln kann.',
    },
    501: {
      name: 'Nicht implementiert',
      description: 'Der Server unterstützt die Anfragemethode nicht und kann sie nicht verarbeiten.',
    },
    502: {
      name: 'Fehlerhaftes Gateway',
      description:
        'Der Server arbeitet als Gateway und hat eine ungültige Antwort erhalten, als er die zur Verarbeitung der Anfrage benötigte Antwort einholen wollte.',
    },
    503: {
      name: 'Dienst nicht verfügbar',
      description:
        'Der Server ist nicht bereit, die Anfrage zu verarbeiten. Dies ist in der Regel ein vorübergehender Zustand.',
    },
    504: {
      name: 'Zeitüberschreitung des Gateways',
      description: 'Der Server arbeitet als Gateway und hat nicht rechtzeitig eine Antwort erhalten.',
    },
    505: {
      name: 'HTTP-Version nicht unterstützt',
      description: 'Der Server unterstützt die in der Anfrage verwendete HTTP-Version nicht.',
    },
    506: {
      name: 'Variante handelt ebenfalls aus',
      description: 'Auf dem Server liegt ein interner Konfigurationsfehler vor.',
    },
    507: {
      name: 'Nicht genügend Speicherplatz',
      description:
        'Die Methode konnte nicht auf die Ressource angewendet werden, weil der Server die dafür erforderliche Repräsentation nicht speichern kann.',
    },
    508: {
      name: 'Endlosschleife erkannt',
      description: 'Der Server hat beim Verarbeiten der Anfrage eine Endlosschleife erkannt.',
    },
    510: {
      name: 'Erweiterung fehlt',
      description: 'Der Server kann die Anfrage nur erfüllen, wenn sie weitere Erweiterungen enthält.',
    },
    511: {
      name: 'Netzwerkauthentifizierung erforderlich',
      description: 'Der Client muss sich authentifizieren, um Zugriff auf das Netzwerk zu erhalten.',
    },
  },
  nonStandard: {
    name: 'Nicht standardisierte Antwort',
    description: 'Dies ist keine standardisierte Antwort. Weitere Informationen erhalten Sie beim Kundenservice.',
    descriptionWithContact:
      'Dies ist keine standardisierte Antwort. Weitere Informationen erhalten Sie beim Kundenservice: {contact}',
  },
};
