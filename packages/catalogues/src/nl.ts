import type { LanguageCatalogue } from '@faultline/core';

/**
 * The catalogue in Dutch.
 *
 * @example
 * ```ts
 * app.use(faultline({ languages: [nl] }));
 * ```
 */
export const nl: LanguageCatalogue = {
  language: 'nl',
  rows: {
    // 4xx
    400: {
      name: 'Ongeldig verzoek',
      description:
        'De server kan het verzoek niet begrijpen vanwege een kennelijke fout van de client (bijvoorbeeld ongeldige syntaxis, een te groot verzoek of een onjuiste opbouw van het bericht).',
    },
    401: {
      name: 'Niet geautoriseerd',
      description: 'De client moet zich authenticeren om het gevraagde antwoord te krijgen.',
    },
    403: { name: 'Toegang geweigerd', description: 'De client heeft geen toegangsrechten voor de inhoud.' },
    404: { name: 'Niet gevonden', description: 'De server kan de gevraagde resource niet vinden.' },
    405: {
      name: 'Methode niet toegestaan',
      description: 'De server kent de verzoekmethode, maar de doelresource ondersteunt deze niet.',
    },
    406: {
      name: 'Niet aanvaardbaar',
      description: 'De server vindt geen inhoud die voldoet aan de criteria van de gebruiker.',
    },
    407: {
      name: 'Authenticatie bij de proxy vereist',
      description: 'Net als bij statuscode 401 is authenticatie vereist, maar deze moet bij een proxy plaatsvinden.',
    },
    408: {
      name: 'Time-out van het verzoek',
      description: 'De server heeft het verzoek niet binnen de beschikbare tijd ontvangen.',
    },
    409: {
      name: 'Conflicterend verzoek',
      description: 'Het verzoek is in strijd met de huidige toestand van de server.',
    },
    410: {
      name: 'Niet langer beschikbaar',
      description: 'De gevraagde resource is niet meer beschikbaar en zal ook niet meer beschikbaar komen.',
    },
    411: {
      name: 'Lengte vereist',
      description: 'Het verzoek vermeldt niet hoe lang de inhoud is, terwijl de gevraagde resource dat vereist.',
    },
    412: {
      name: 'Niet aan voorwaarde voldaan',
      description: 'De client heeft in de headers voorwaarden opgegeven waaraan de server niet voldoet.',
    },
    413: { name: 'Verzoek te groot', description: 'Het verzoek is groter dan de server wil of kan verwerken.' },
    414: { name: 'URI te lang', description: 'De door de client gevraagde URI is langer dan de server wil verwerken.' },
    415: {
      name: 'Niet-ondersteund mediatype',
      description: 'De server ondersteunt het mediaformaat van de gevraagde gegevens niet.',
    },
    416: {
      name: 'Bereik niet beschikbaar',
      description: 'De client heeft om een deel van het bestand gevraagd dat de server niet kan leveren.',
    },
    417: {
      name: 'Niet aan verwachting voldaan',
      description: 'De server kan niet voldoen aan de eisen van het headerveld Expect van het verzoek.',
    },
    421: {
      name: 'Verkeerd gericht verzoek',
      description: 'Het verzoek is gericht aan een server die er geen antwoord op kan geven.',
    },
    422: {
      name: 'Niet-verwerkbare entiteit',
      description: 'Het verzoek is correct opgebouwd, maar kan vanwege semantische fouten niet worden uitgevoerd.',
    },
    423: { name: 'Vergrendeld', description: 'De resource waartoe toegang wordt gevraagd, is vergrendeld.' },
    424: {
      name: 'Mislukte afhankelijkheid',
      description: 'Het verzoek is mislukt doordat een eerder verzoek is mislukt.',
    },
    425: {
      name: 'Te vroeg',
      description:
        'De server neemt niet het risico een verzoek te verwerken dat mogelijk een herhaling van een eerder verzoek is.',
    },
    426: {
      name: 'Ander protocol vereist',
      description:
        'De server weigert het verzoek met het huidige protocol uit te voeren, maar is daar mogelijk wel toe bereid nadat de client op een ander protocol is overgestapt.',
    },
    428: {
      name: 'Voorwaarde vereist',
      description: 'De oorspronkelijke server vereist dat het verzoek voorwaardelijk is.',
    },
    429: {
      name: 'Te veel verzoeken',
      description: 'De gebruiker heeft in de gegeven tijd te veel verzoeken verzonden (‘frequentiebeperking’).',
    },
    431: {
      name: 'Headervelden van het verzoek te groot',
      description: 'De server verwerkt het verzoek niet, omdat de headervelden ervan te groot zijn.',
    },
    451: {
      name: 'Om juridische redenen niet beschikbaar',
      description:
        'De gebruiker heeft een resource gevraagd die om juridische redenen niet mag worden geleverd, zoals een webpagina die door een overheid is gecensureerd.',
    },

    // 5xx
    500: {
      name: 'Interne serverfout',
      description: 'De server is in een situatie terechtgekomen die hij niet kan afhandelen.',
    },
    501: {
      name: 'Niet geïmplementeerd',
      description: 'De server ondersteunt de verzoekmethode niet en kan deze niet verwerken.',
    },
    502: {
      name: 'Ongeldige gateway',
      description:
        'De server treedt op als gateway en heeft een ongeldig antwoord gekregen bij het opvragen van een antwoord dat nodig is om het verzoek te verwerken.',
    },
    503: {
      name: 'Dienst niet beschikbaar',
      description: 'De server is niet gereed om het verzoek te verwerken. Dit is meestal een tijdelijke toestand.',
    },
    504: {
      name: 'Time-out van de gateway',
      description: 'De server treedt op als gateway en heeft niet op tijd een antwoord gekregen.',
    },
    505: {
      name: 'HTTP-versie niet ondersteund',
      description: 'De server ondersteunt de in het verzoek gebruikte HTTP-versie niet.',
    },
    506: { name: 'Variant onderhandelt ook', description: 'De server heeft een interne configuratiefout.' },
    507: {
      name: 'Onvoldoende opslagruimte',
      description:
        'De methode kon niet op de resource worden uitgevoerd, omdat de server de representatie die nodig is om het verzoek te voltooien, niet kan opslaan.',
    },
    508: {
      name: 'Oneindige lus gedetecteerd',
      description: 'De server heeft tijdens het verwerken van het verzoek een oneindige lus gedetecteerd.',
    },
    510: {
      name: 'Uitbreiding vereist',
      description: 'Het verzoek moet verdere uitbreidingen bevatten voordat de server eraan kan voldoen.',
    },
    511: {
      name: 'Netwerkauthenticatie vereist',
      description: 'De client moet zich authenticeren om toegang tot het netwerk te krijgen.',
    },
  },
  nonStandard: {
    name: 'Niet-standaardantwoord',
    description: 'Dit is geen standaardantwoord. Neem voor meer informatie contact op met de klantenservice.',
    descriptionWithContact:
      'Dit is geen standaardantwoord. Neem voor meer informatie contact op met de klantenservice: {contact}',
  },
};
