@echo off
rem SPDX-License-Identifier: Apache-2.0
rem Runs Maven: the one on the PATH, else a pinned release, downloaded once and checked.
setlocal
set "RELEASE=3.9.9"
set "SHA512=8beac8d11ef208f1e2a8df0682b9448a9a363d2ad13ca74af43705549e72e74c9378823bf689287801cbbfc2f6ea9596201d19ccacfdfb682ee8a2ff4c4418ba"
if not defined MVNW_DIST_URL set "MVNW_DIST_URL=https://archive.apache.org/dist/maven/maven-3"
if not defined MAVEN_USER_HOME set "MAVEN_USER_HOME=%USERPROFILE%\.m2"
set "DISTS=%MAVEN_USER_HOME%\wrapper\dists"
set "MAVEN=%DISTS%\execready-apache-maven-%RELEASE%"

if defined MVNW_IGNORE_PATH goto pinned
where mvn.cmd >nul 2>nul
if errorlevel 1 goto pinned
call mvn.cmd %*
exit /b %ERRORLEVEL%

:pinned
if exist "%MAVEN%\bin\mvn.cmd" goto run
echo mvnw: downloading Maven %RELEASE% 1>&2
powershell -NoProfile -ExecutionPolicy Bypass -Command ^
  "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';" ^
  "[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12;" ^
  "$work = Join-Path $env:DISTS ([guid]::NewGuid()); New-Item -ItemType Directory -Force $work | Out-Null;" ^
  "try {" ^
  "  $zip = Join-Path $work 'maven.zip';" ^
  "  Invoke-WebRequest -UseBasicParsing -Uri ($env:MVNW_DIST_URL + '/' + $env:RELEASE + '/binaries/apache-maven-' + $env:RELEASE + '-bin.zip') -OutFile $zip;" ^
  "  if ((Get-FileHash -Algorithm SHA512 $zip).Hash -ne $env:SHA512) { throw 'the download is not what it should be: its SHA-512 differs' };" ^
  "  Expand-Archive $zip $work;" ^
  "  Move-Item (Join-Path $work ('apache-maven-' + $env:RELEASE)) $env:MAVEN" ^
  "} catch { [Console]::Error.WriteLine('mvnw: ' + $_); exit 1 } finally { Remove-Item -Recurse -Force $work }"
if errorlevel 1 exit /b 1

:run
call "%MAVEN%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%
