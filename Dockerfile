# One image for web and worker: they differ in what they start.
FROM node:24-bookworm-slim
WORKDIR /arshjul
ENV NODE_ENV=production PRISMA_SCHEMA_ENGINE_BINARY=/usr/local/bin/node PRISMA_SKIP_POSTINSTALL_GENERATE=1
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY . .
RUN node node_modules/prisma/build/index.js generate --no-hints
USER node
CMD ["node", "src/server.ts"]
