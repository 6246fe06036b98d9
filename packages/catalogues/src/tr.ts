import type { LanguageCatalogue } from '@faultline/core';

/**
 * The catalogue in Turkish.
 *
 * @example
 * ```ts
 * app.use(faultline({ languages: [tr] }));
 * ```
 */
export const tr: LanguageCatalogue = {
  language: 'tr',
  rows: {
    // 4xx
    400: {
      name: 'Hatalı istek',
      description:
        'Sunucu, istemciden kaynaklandığı anlaşılan bir hata nedeniyle isteği anlayamadı (örneğin geçersiz söz dizimi, çok büyük boyut veya hatalı ileti yapısı).',
    },
    401: { name: 'Yetkisiz', description: 'İstenen yanıtı almak için istemcinin kimliğini doğrulaması gerekir.' },
    403: { name: 'Erişim yasak', description: 'İstemcinin içeriğe erişim hakkı yok.' },
    404: { name: 'Bulunamadı', description: 'Sunucu istenen kaynağı bulamıyor.' },
    405: {
      name: 'Yönteme izin verilmiyor',
      description: 'Sunucu istek yöntemini tanıyor ancak hedef kaynak bu yöntemi desteklemiyor.',
    },
    406: { name: 'Kabul edilemez', description: 'Sunucu, kullanıcının belirttiği ölçütlere uyan bir içerik bulamadı.' },
    407: {
      name: 'Proxy kimlik doğrulaması gerekli',
      description:
        '401 durum kodunda olduğu gibi kimlik doğrulaması gerekir ancak bu işlem bir proxy üzerinden yapılmalıdır.',
    },
    408: { name: 'İstek zaman aşımına uğradı', description: 'Sunucu, isteği öngörülen süre içinde alamadı.' },
    409: { name: 'Çakışma', description: 'İstek, sunucunun geçerli durumuyla çakışıyor.' },
    410: {
      name: 'Artık mevcut değil',
      description: 'İstenen kaynak artık mevcut değil ve yeniden kullanıma sunulmayacak.',
    },
    411: {
      name: 'Uzunluk gerekli',
      description: 'İstek, içeriğinin uzunluğunu belirtmiyor; istenen kaynak için bu bilgi gereklidir.',
    },
    412: {
      name: 'Ön koşul sağlanamadı',
      description: 'İstemci, üst bilgilerinde sunucunun karşılamadığı ön koşullar belirtti.',
    },
    413: {
      name: 'İstek çok büyük',
      description: 'İstek, sunucunun işlemek istediğinden veya işleyebileceğinden daha büyük.',
    },
    414: {
      name: 'URI çok uzun',
      description: 'İstemcinin istediği URI, sunucunun yorumlamayı kabul ettiğinden daha uzun.',
    },
    415: { name: 'Desteklenmeyen medya türü', description: 'Sunucu, istenen verilerin medya biçimini desteklemiyor.' },
    416: {
      name: 'Aralık karşılanamıyor',
      description: 'İstemci, dosyanın sunucu tarafından sağlanamayan bir bölümünü istedi.',
    },
    417: {
      name: 'Beklenti karşılanamadı',
      description: 'Sunucu, isteğin Expect üst bilgi alanındaki gereksinimleri karşılayamıyor.',
    },
    421: { name: 'Yanlış yönlendirilmiş istek', description: 'İstek, yanıt üretemeyen bir sunucuya yönlendirildi.' },
    422: {
      name: 'İşlenemeyen varlık',
      description: 'İstek doğru biçimlendirilmiş ancak anlamsal hatalar nedeniyle yerine getirilemedi.',
    },
    423: { name: 'Kilitli', description: 'Erişilmeye çalışılan kaynak kilitli.' },
    424: {
      name: 'Başarısız bağımlılık',
      description: 'Önceki bir istek başarısız olduğu için bu istek de başarısız oldu.',
    },
    425: { name: 'Çok erken', description: 'Sunucu, yeniden oynatılmış olabilecek bir isteği işleme riskini almıyor.' },
    426: {
      name: 'Protokol değişikliği gerekli',
      description:
        'Sunucu, isteği geçerli protokolle yerine getirmeyi reddediyor ancak istemci başka bir protokole geçtikten sonra yerine getirebilir.',
    },
    428: { name: 'Ön koşul gerekli', description: 'Kaynak sunucu, isteğin koşullu olmasını gerektiriyor.' },
    429: {
      name: 'Çok fazla istek',
      description: 'Kullanıcı, belirli bir süre içinde çok fazla istek gönderdi (“hız sınırlaması”).',
    },
    431: {
      name: 'İstek üst bilgi alanları çok büyük',
      description: 'Sunucu, üst bilgi alanları çok büyük olduğu için isteği işlemeyi reddediyor.',
    },
    451: {
      name: 'Yasal nedenlerle kullanılamıyor',
      description:
        'Kullanıcı, bir hükûmet tarafından sansürlenmiş bir web sayfası gibi yasal olarak sunulamayan bir kaynak istedi.',
    },

    // 5xx
    500: { name: 'Sunucu iç hatası', description: 'Sunucu, nasıl ele alacağını bilmediği bir durumla karşılaştı.' },
    501: { name: 'Uygulanmadı', description: 'Sunucu istek yöntemini desteklemiyor ve işleyemiyor.' },
    502: {
      name: 'Hatalı ağ geçidi',
      description:
        'Sunucu, isteği işlemek için gereken yanıtı almak üzere ağ geçidi olarak çalışırken geçersiz bir yanıt aldı.',
    },
    503: {
      name: 'Hizmet kullanılamıyor',
      description: 'Sunucu isteği işlemeye hazır değil. Bu genellikle geçici bir durumdur.',
    },
    504: {
      name: 'Ağ geçidi zaman aşımına uğradı',
      description: 'Ağ geçidi olarak çalışan sunucu, zamanında yanıt alamadı.',
    },
    505: { name: 'HTTP sürümü desteklenmiyor', description: 'Sunucu, istekte kullanılan HTTP sürümünü desteklemiyor.' },
    506: { name: 'Varyant da anlaşma yapıyor', description: 'Sunucuda bir iç yapılandırma hatası var.' },
    507: {
      name: 'Yetersiz depolama alanı',
      description:
        'Sunucu, isteği başarıyla tamamlamak için gereken gösterimi depolayamadığından yöntem kaynağa uygulanamadı.',
    },
    508: { name: 'Döngü algılandı', description: 'Sunucu, isteği işlerken sonsuz bir döngü algıladı.' },
    510: {
      name: 'Uzantı gerekli',
      description: 'Sunucunun isteği yerine getirebilmesi için istekte başka uzantıların da bulunması gerekir.',
    },
    511: {
      name: 'Ağ kimlik doğrulaması gerekli',
      description: 'Ağa erişmek için istemcinin kimliğini doğrulaması gerekir.',
    },
  },
  nonStandard: {
    name: 'Standart dışı yanıt',
    description: 'Bu, standart dışı bir yanıttır. Daha fazla bilgi için lütfen müşteri hizmetleriyle iletişime geçin.',
    descriptionWithContact:
      'Bu, standart dışı bir yanıttır. Daha fazla bilgi için lütfen müşteri hizmetleriyle iletişime geçin: {contact}',
  },
};
