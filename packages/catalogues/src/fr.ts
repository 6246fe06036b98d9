import type { LanguageCatalogue } from '@faultline/core';

/**
 * The catalogue in French.
 *
 * @example
 * ```ts
 * app.use(faultline({ languages: [fr] }));
 * ```
 */
export const fr: LanguageCatalogue = {
  language: 'fr',
  rows: {
    // 4xx
    400: {
      name: 'Requête incorrecte',
      description:
        'Le serveur n’a pas pu comprendre la requête en raison d’une erreur apparente du client (par exemple : syntaxe non valide, taille trop grande ou structure du message incorrecte).',
    },
    401: { name: 'Non autorisé', description: 'Le client doit s’authentifier pour obtenir la réponse demandée.' },
    403: { name: 'Accès interdit', description: 'Le client ne dispose pas des droits d’accès à ce contenu.' },
    404: { name: 'Ressource introuvable', description: 'Le serveur ne trouve pas la ressource demandée.' },
    405: {
      name: 'Méthode non autorisée',
      description: 'La méthode de la requête est connue du serveur, mais la ressource cible ne la prend pas en charge.',
    },
    406: {
      name: 'Non acceptable',
      description: 'Le serveur ne trouve aucun contenu qui corresponde aux critères de l’utilisateur.',
    },
    407: {
      name: 'Authentification proxy requise',
      description:
        'Comme pour le code d’état 401, une authentification est nécessaire, mais elle doit être effectuée auprès d’un proxy.',
    },
    408: { name: 'Délai de requête dépassé', description: 'Le serveur n’a pas reçu la requête dans le délai imparti.' },
    409: { name: 'Conflit', description: 'La requête est en conflit avec l’état actuel du serveur.' },
    410: {
      name: 'Ressource supprimée',
      description: 'La ressource demandée n’est plus disponible et ne le sera plus.',
    },
    411: {
      name: 'Longueur requise',
      description: 'La requête n’indique pas la longueur de son contenu, alors que la ressource demandée l’exige.',
    },
    412: {
      name: 'Condition préalable non remplie',
      description: 'Le client a indiqué dans ses en-têtes des conditions préalables que le serveur ne remplit pas.',
    },
    413: {
      name: 'Requête trop volumineuse',
      description: 'La taille de la requête dépasse celle que le serveur veut ou peut traiter.',
    },
    414: {
      name: 'URI trop long',
      description: 'L’URI demandé par le client est plus long que ce que le serveur accepte d’interpréter.',
    },
    415: {
      name: 'Type de média non pris en charge',
      description: 'Le serveur ne prend pas en charge le format de média des données demandées.',
    },
    416: {
      name: 'Plage non disponible',
      description: 'Le client a demandé une partie du fichier que le serveur ne peut pas fournir.',
    },
    417: {
      name: 'Attente non satisfaite',
      description: 'Le serveur ne peut pas satisfaire aux exigences du champ d’en-tête Expect de la requête.',
    },
    421: {
      name: 'Requête mal dirigée',
      description: 'La requête a été adressée à un serveur qui n’est pas en mesure de produire une réponse.',
    },
    422: {
      name: 'Entité non traitable',
      description: 'La requête est bien formée, mais des erreurs sémantiques ont empêché son traitement.',
    },
    423: { name: 'Ressource verrouillée', description: 'La ressource à laquelle la requête accède est verrouillée.' },
    424: {
      name: 'Échec de dépendance',
      description: 'La requête a échoué en raison de l’échec d’une requête précédente.',
    },
    425: {
      name: 'Trop tôt',
      description: 'Le serveur ne prend pas le risque de traiter une requête susceptible d’être rejouée.',
    },
    426: {
      name: 'Changement de protocole requis',
      description:
        'Le serveur refuse d’exécuter la requête avec le protocole actuel, mais pourrait l’accepter une fois que le client sera passé à un autre protocole.',
    },
    428: {
      name: 'Condition préalable requise',
      description: 'Le serveur d’origine exige que la requête soit conditionnelle.',
    },
    429: {
      name: 'Trop de requêtes',
      description: 'L’utilisateur a envoyé trop de requêtes dans le délai donné (« limitation de débit »).',
    },
    431: {
      name: 'Champs d’en-tête de requête trop volumineux',
      description: 'Le serveur refuse de traiter la requête, car ses champs d’en-tête sont trop volumineux.',
    },
    451: {
      name: 'Indisponible pour des raisons légales',
      description:
        'L’utilisateur a demandé une ressource qui ne peut pas être fournie légalement, telle qu’une page web censurée par un gouvernement.',
    },

    // 5xx
    500: {
      name: 'Erreur interne du serveur',
      description: 'Le serveur a rencontré une situation qu’il ne sait pas traiter.',
    },
    501: {
      name: 'Non implémenté',
      description: 'La méthode de la requête n’est pas prise en charge par le serveur et ne peut pas être traitée.',
    },
    502: {
      name: 'Mauvaise passerelle',
      description:
        'Le serveur, agissant comme passerelle pour obtenir une réponse nécessaire au traitement de la requête, a reçu une réponse non valide.',
    },
    503: {
      name: 'Service indisponible',
      description: 'Le serveur n’est pas prêt à traiter la requête. Cette situation est généralement temporaire.',
    },
    504: {
      name: 'Délai de passerelle dépassé',
      description: 'Le serveur, agissant comme passerelle, n’a pas obtenu de réponse à temps.',
    },
    505: {
      name: 'Version HTTP non prise en charge',
      description: 'Le serveur ne prend pas en charge la version de HTTP utilisée dans la requête.',
    },
    506: {
      name: 'La variante négocie également',
      description: 'Le serveur présente une erreur de configuration interne.',
    },
    507: {
      name: 'Espace de stockage insuffisant',
      description:
        'La méthode n’a pas pu être appliquée à la ressource, car le serveur ne peut pas stocker la représentation nécessaire pour mener la requête à bien.',
    },
    508: {
      name: 'Boucle détectée',
      description: 'Le serveur a détecté une boucle infinie lors du traitement de la requête.',
    },
    510: {
      name: 'Extension requise',
      description: 'La requête doit comporter des extensions supplémentaires pour que le serveur puisse y répondre.',
    },
    511: {
      name: 'Authentification réseau requise',
      description: 'Le client doit s’authentifier pour accéder au réseau.',
    },
  },
  nonStandard: {
    name: 'Réponse non standard',
    description: 'Cette réponse n’est pas standard. Veuillez contacter le service client pour plus d’informations.',
    descriptionWithContact:
      'Cette réponse n’est pas standard. Veuillez contacter le service client pour plus d’informations : {contact}',
  },
};
