import { defineConfig } from 'vite';

// What other pages load: dist/widget.js, one small script without modules.
export default defineConfig({
  build: {
    target: 'es2020',
    emptyOutDir: false,
    reportCompressedSize: false,
    lib: { entry: 'src/launcher.js', formats: ['iife'], name: 'Reperes', fileName: () => 'widget.js' },
  },
});
