import { defineConfig } from 'vitest/config';

// oxlint-disable-next-line import/no-default-export -- Vitest loads a configuration by its default export
export default defineConfig({ test: { globals: true, root: './', include: ['**/*.spec.ts'] } });
