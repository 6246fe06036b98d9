import { de } from '@faultline/catalogues/de';
import { ptBR } from '@faultline/catalogues/pt-BR';
import type { LanguageCatalogue } from '@faultline/core';
import { createErrorHandler, fetchWriter } from '@faultline/core/adapter';

const languages: LanguageCatalogue[] = [de, ptBR];
const handleError = createErrorHandler({ writer: fetchWriter, log: () => {} }, { languages });
const headers = { 'accept-language': 'pt' };
const response = handleError({ status: 404 }, { headers }, undefined);
if (response.headers.get('content-language') !== 'pt-BR') throw new Error(String(response.headers.get('vary')));
if (de.rows[404].name !== 'Nicht gefunden') throw new Error(de.rows[404].name);
