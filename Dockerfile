# The server with the console's pages. First, where the SDK and Node.js are:
#   dotnet publish Csms.Server -c Release -r linux-x64 --self-contained -o artifacts/publish
# then: docker build -t csms .
FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates libicu72 && rm -rf /var/lib/apt/lists/* \
  && useradd --system --uid 10001 csms && mkdir /data && chown csms /data
COPY artifacts/publish /app
USER csms
# The database lies in the folder that the server is started in.
WORKDIR /data
VOLUME /data
EXPOSE 8180
ENV Urls=http://0.0.0.0:8180
ENTRYPOINT ["/app/Csms.Server"]
