# One server with its tools and what was built; docs/guide/deploy.md says how to run it.
FROM docker.io/library/node:24-trixie-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates git \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/forkshop
COPY . .
RUN npm run build && install -d -o node -g node -m 700 /var/lib/forkshop
USER node
ENV FORKSHOP_DATA=/var/lib/forkshop FORKSHOP_DEMO=0
VOLUME /var/lib/forkshop
STOPSIGNAL SIGTERM
CMD ["node", "tools/with-toolchain.mjs", "forkshop", "serve"]
