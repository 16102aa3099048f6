# syntax=docker/dockerfile:1

# Build on the builder's own processor for whichever one the image is for.
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /source

# Packages first: this layer stays while only code and pages change.
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props ./
COPY src/Clinic.Content/Clinic.Content.csproj src/Clinic.Content/packages.lock.json src/Clinic.Content/
COPY src/Clinic.Web/Clinic.Web.csproj src/Clinic.Web/Styles.targets src/Clinic.Web/packages.lock.json src/Clinic.Web/
RUN dotnet restore src/Clinic.Web --locked-mode

COPY .editorconfig ./
COPY content/ content/
COPY src/ src/
RUN dotnet publish src/Clinic.Web --configuration Release --no-restore --arch $TARGETARCH -p:UseAppHost=false --output /site && mkdir /data

# Chiseled: no shell, no package manager, not root. "extra" brings ICU and time zones: names in any script are cut and
# compared by ICU, and the clinic's hours are in its own zone.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /site
COPY --from=build /site ./
# 1654 is APP_UID, the user of .NET's images; it may write to /data alone. A new volume takes this folder's owner over.
COPY --from=build --chown=1654:1654 --chmod=700 /data /data

# Port 8080 speaks plain HTTP, for the proxy that ends TLS in front of it.
ENV ASPNETCORE_HTTP_PORTS=8080 \
    Data__Directory=/data
USER $APP_UID
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["dotnet", "Clinic.Web.dll"]
