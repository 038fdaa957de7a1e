# One image for web, worker and migrations: they differ in what they start. It changes nothing of itself when it runs.
FROM node:24.21.0-bookworm-slim
WORKDIR /arshjul
ENV NODE_ENV=production PRISMA_SCHEMA_ENGINE_BINARY=/usr/local/bin/node PRISMA_SKIP_POSTINSTALL_GENERATE=1 \
    CHECKPOINT_DISABLE=1
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force
COPY . .
RUN node node_modules/prisma/build/index.js generate --no-hints \
    && node --input-type=module -e "await (await import('./src/temporal/workflow-bundle.ts')).workflowBundle()"
USER node
CMD ["node", "src/server.ts"]
