import type { LanguageCatalogue } from '@faultline/core';

/**
 * The catalogue in Polish.
 *
 * @example
 * ```ts
 * app.use(faultline({ languages: [pl] }));
 * ```
 */
export const pl: LanguageCatalogue = {
  language: 'pl',
  rows: {
    // 4xx
    400: {
      name: 'Nieprawidłowe żądanie',
      description:
        'Serwer nie mógł zrozumieć żądania z powodu ewidentnego błędu klienta (na przykład: nieprawidłowa składnia, zbyt duży rozmiar, nieprawidłowa struktura wiadomości).',
    },
    401: { name: 'Brak autoryzacji', description: 'Klient musi się uwierzytelnić, aby otrzymać żądaną odpowiedź.' },
    403: { name: 'Dostęp zabroniony', description: 'Klient nie ma praw dostępu do treści.' },
    404: { name: 'Nie znaleziono', description: 'Serwer nie może znaleźć żądanego zasobu.' },
    405: {
      name: 'Niedozwolona metoda',
      description: 'Metoda żądania jest znana serwerowi, ale zasób docelowy jej nie obsługuje.',
    },
    406: {
      name: 'Brak akceptowalnej treści',
      description: 'Serwer nie znalazł żadnej treści spełniającej kryteria podane przez użytkownika.',
    },
    407: {
      name: 'Wymagane uwierzytelnienie w serwerze proxy',
      description:
        'Podobnie jak w przypadku kodu stanu 401 wymagane jest uwierzytelnienie, ale musi je przeprowadzić serwer proxy.',
    },
    408: {
      name: 'Przekroczono czas oczekiwania na żądanie',
      description: 'Serwer nie otrzymał żądania w wyznaczonym czasie.',
    },
    409: { name: 'Konflikt', description: 'Żądanie jest sprzeczne z bieżącym stanem serwera.' },
    410: {
      name: 'Zasób usunięty',
      description: 'Żądany zasób nie jest już dostępny i nie będzie dostępny w przyszłości.',
    },
    411: {
      name: 'Wymagana długość',
      description: 'Żądanie nie określa długości swojej treści, a żądany zasób tego wymaga.',
    },
    412: {
      name: 'Warunek wstępny niespełniony',
      description: 'Klient podał w nagłówkach warunki wstępne, których serwer nie spełnia.',
    },
    413: { name: 'Zbyt duże żądanie', description: 'Żądanie jest większe, niż serwer chce lub może przetworzyć.' },
    414: {
      name: 'Zbyt długi identyfikator URI',
      description: 'Identyfikator URI żądany przez klienta jest dłuższy, niż serwer jest gotów zinterpretować.',
    },
    415: { name: 'Nieobsługiwany typ danych', description: 'Serwer nie obsługuje formatu żądanych danych.' },
    416: {
      name: 'Niedostępny zakres',
      description: 'Klient zażądał fragmentu pliku, którego serwer nie może dostarczyć.',
    },
    417: {
      name: 'Niespełnione oczekiwanie',
      description: 'Serwer nie może spełnić wymagań pola nagłówka Expect żądania.',
    },
    421: {
      name: 'Błędnie skierowane żądanie',
      description: 'Żądanie skierowano do serwera, który nie może wygenerować odpowiedzi.',
    },
    422: {
      name: 'Żądanie nie do przetworzenia',
      description: 'Żądanie jest poprawnie sformułowane, ale nie można go wykonać z powodu błędów semantycznych.',
    },
    423: { name: 'Zasób zablokowany', description: 'Zasób, do którego następuje dostęp, jest zablokowany.' },
    424: {
      name: 'Niespełniona zależność',
      description: 'Żądanie nie powiodło się, ponieważ nie powiodło się poprzednie żądanie.',
    },
    425: {
      name: 'Zbyt wcześnie',
      description: 'Serwer nie chce ryzykować przetworzenia żądania, które mogło zostać odtworzone.',
    },
    426: {
      name: 'Wymagana zmiana protokołu',
      description:
        'Serwer odmawia wykonania żądania przy użyciu bieżącego protokołu, ale może je wykonać, gdy klient przejdzie na inny protokół.',
    },
    428: { name: 'Wymagany warunek wstępny', description: 'Serwer źródłowy wymaga, aby żądanie było warunkowe.' },
    429: {
      name: 'Zbyt wiele żądań',
      description: 'Użytkownik wysłał zbyt wiele żądań w określonym czasie („ograniczanie liczby żądań”).',
    },
    431: {
      name: 'Zbyt duże pola nagłówka żądania',
      description: 'Serwer nie przetworzy żądania, ponieważ jego pola nagłówka są zbyt duże.',
    },
    451: {
      name: 'Niedostępne z przyczyn prawnych',
      description:
        'Użytkownik zażądał zasobu, którego nie można udostępnić z przyczyn prawnych, na przykład strony internetowej ocenzurowanej przez władze.',
    },

    // 5xx
    500: { name: 'Wewnętrzny błąd serwera', description: 'Serwer napotkał sytuację, której nie potrafi obsłużyć.' },
    501: {
      name: 'Nie zaimplementowano',
      description: 'Serwer nie obsługuje metody żądania i nie może go przetworzyć.',
    },
    502: {
      name: 'Błąd bramy',
      description:
        'Serwer, działając jako brama w celu uzyskania odpowiedzi potrzebnej do obsługi żądania, otrzymał nieprawidłową odpowiedź.',
    },
    503: {
      name: 'Usługa niedostępna',
      description: 'Serwer nie jest gotowy do obsługi żądania. Zwykle jest to stan przejściowy.',
    },
    504: {
      name: 'Przekroczono czas oczekiwania bramy',
      description: 'Serwer działa jako brama i nie otrzymał odpowiedzi w wyznaczonym czasie.',
    },
    505: {
      name: 'Nieobsługiwana wersja protokołu HTTP',
      description: 'Serwer nie obsługuje wersji protokołu HTTP użytej w żądaniu.',
    },
    506: { name: 'Wariant również negocjuje', description: 'Na serwerze występuje wewnętrzny błąd konfiguracji.' },
    507: {
      name: 'Niewystarczająca ilość miejsca',
      description:
        'Nie można było wykonać metody na zasobie, ponieważ serwer nie może zapisać reprezentacji potrzebnej do pomyślnego zakończenia żądania.',
    },
    508: { name: 'Wykryto pętlę', description: 'Serwer wykrył nieskończoną pętlę podczas przetwarzania żądania.' },
    510: {
      name: 'Wymagane rozszerzenie',
      description: 'Żądanie musi zawierać dodatkowe rozszerzenia, aby serwer mógł je zrealizować.',
    },
    511: {
      name: 'Wymagane uwierzytelnienie w sieci',
      description: 'Klient musi się uwierzytelnić, aby uzyskać dostęp do sieci.',
    },
  },
  nonStandard: {
    name: 'Odpowiedź niestandardowa',
    description:
      'To jest odpowiedź niestandardowa. Aby uzyskać więcej informacji, należy skontaktować się z biurem obsługi klienta.',
    descriptionWithContact:
      'To jest odpowiedź niestandardowa. Aby uzyskać więcej informacji, należy skontaktować się z biurem obsługi klienta: {contact}',
  },
};
