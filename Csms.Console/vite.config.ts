import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The server's build says where its output goes; by hand it goes to dist.
const out = process.env.CSMS_CONSOLE_OUT ?? 'dist';

export default defineConfig({
  plugins: [react()],
  build: { outDir: out, emptyOutDir: true, chunkSizeWarningLimit: 1000 },
  server: { proxy: { '/api': 'http://localhost:8180', '/openapi': 'http://localhost:8180' } },
});
