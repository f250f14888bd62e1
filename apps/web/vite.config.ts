import tailwind from '@tailwindcss/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

// Two builds: `vite build --outDir dist/client`, then `vite build --ssr src/entry-server.ts --outDir
// dist/server`, which reads the manifest of the first to link what a route needs.
export default defineConfig(({ isSsrBuild }) => ({
  plugins: [vue(), tailwind()],
  define: {
    __VUE_I18N_LEGACY_API__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
    // texts are read by i18n/message.ts, components are all `setup`
    __INTLIFY_DROP_MESSAGE_COMPILER__: 'true',
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    ...(isSsrBuild ? { 'process.env.NODE_ENV': '"production"' } : {}),
  },
  resolve: {
    dedupe: ['vue', 'vue-router', '@tiptap/core', '@tiptap/pm', 'yjs'],
    alias: [{ find: /^vue-i18n$/, replacement: 'vue-i18n/dist/vue-i18n.runtime.mjs' }],
  },
  ssr: { noExternal: true },
  build: {
    manifest: true,
    modulePreload: { polyfill: false },
    // the editor is large by nature and loads only where somebody writes
    chunkSizeWarningLimit: 900,
    assetsInlineLimit: 0,
  },
}))
