# syntax=docker/dockerfile:1
# Builds with everything that compiling needs, and runs with nothing of it.
FROM node:20-bookworm-slim AS build
RUN apt-get update \
  && apt-get install -y --no-install-recommends g++ make python3 \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# What npm runs after an installation compiles src/, which is not there yet.
COPY src/prepare.mjs src/prepare.mjs
COPY tsconfig.json tsconfig.build.json ./
COPY src src
RUN npm ci --no-audit --no-fund \
  && npm prune --omit=dev --no-audit --no-fund \
  && rm -rf dist/bench dist/.tsbuildinfo node_modules/.cache
COPY embeddings/models embeddings/models
COPY corpus corpus
COPY .env.example ./

FROM node:20-bookworm-slim
ENV NODE_ENV=production \
  CORPUS_DIR=/data/corpus \
  INDEX_DIR=/data/index \
  STATE_DIR=/data/state \
  HTTP_PORT=9464
WORKDIR /app
COPY --from=build /app /app
# A new volume begins as these folders: with the bundled digests, and owned by who runs the program.
RUN mkdir -p /data/index /data/state \
  && cp -r /app/corpus /data/corpus \
  && chown -R node:node /data
USER node
VOLUME ["/data/corpus", "/data/index", "/data/state"]
EXPOSE 9464
HEALTHCHECK --interval=30s --timeout=10s --start-period=120s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HTTP_PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js", "bot"]
