import { defineConfig } from 'vite';

// The chat page: index.html and assets/ in dist/. The server puts a new nonce into each page that it sends.
export default defineConfig({
  resolve: { alias: { punycode: 'punycode/' } },
  esbuild: { jsx: 'automatic', legalComments: 'none' },
  build: {
    target: 'es2020',
    modulePreload: false,
    chunkSizeWarningLimit: 2000,
    reportCompressedSize: false,
  },
});
