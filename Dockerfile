# The site as a container image, with everything that reading scans needs. See docs/publish.md.
FROM debian:bookworm-slim

RUN apt-get update \
 && apt-get install --yes --no-install-recommends \
      python3 python3-venv tesseract-ocr tesseract-ocr-swe tesseract-ocr-script-latn \
 && rm -rf /var/lib/apt/lists/*

WORKDIR /src
COPY requirements.lock pyproject.toml README.md LICENSE ./
COPY samples/library samples/library
COPY extract extract
COPY normalize normalize
COPY corpus corpus
COPY db db
# The folders of the stages are linked into the package.
COPY atgardsbanken atgardsbanken
RUN python3 -m venv /opt/atgardsbanken \
 && /opt/atgardsbanken/bin/pip install --no-cache-dir --constraint requirements.lock .

RUN useradd --create-home reader && mkdir /bank && chown reader /bank
USER reader
WORKDIR /bank
ENV PATH=/opt/atgardsbanken/bin:$PATH
VOLUME /bank
EXPOSE 8001
ENTRYPOINT ["atgardsbanken"]
CMD ["serve", "--db", "/bank/bank.db", "--host", "0.0.0.0", "--immutable"]
