# SPDX-License-Identifier: Apache-2.0
# policykoll in a small image: docker build -t policykoll . && docker run --rm -v "$PWD:/work:ro" policykoll check
FROM debian:12-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends gcc gettext libc6-dev libgcrypt20-dev libpcre2-dev libxlsxwriter-dev libxml2-dev libxslt1-dev make pkg-config zlib1g-dev
WORKDIR /src
COPY . .
RUN make all install DESTDIR=/out prefix=/usr && strip /out/usr/bin/policykoll

FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends libgcrypt20 libpcre2-8-0 libxlsxwriter4 libxml2 libxslt1.1 \
    && rm -rf /var/lib/apt/lists/* && useradd --no-create-home --uid 10001 policykoll
COPY --from=build /out/usr/bin/policykoll /usr/bin/policykoll
COPY --from=build /src/LICENSE /usr/share/doc/policykoll/LICENSE
USER policykoll
WORKDIR /work
ENTRYPOINT ["policykoll"]
CMD ["help"]
