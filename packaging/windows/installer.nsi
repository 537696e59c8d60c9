; The installer for Windows: per user or per machine, in English and Simplified Chinese.
; makensis -DVALUES=installer-values.nsh -DFILES=folder with the programs -DOUTPUT=setup.exe -DSIGN=sign.sh installer.nsi
; Silently: setup.exe /S [/CurrentUser | /AllUsers] [/D=FOLDER], uninstall.exe /S [/PURGE].
Target amd64-unicode ; a 32-bit stub would do nothing where there is no WOW64, and call that success
ManifestDPIAware true
SetCompressor /SOLID lzma
!include "${VALUES}"

Name "$(name)"
OutFile "${OUTPUT}"
!uninstfinalize '"${SIGN}" "%1"' = 0
BrandingText "Youchuan ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "$(name)"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "Youchuan setup"
VIAddVersionKey LegalCopyright "GPL-3.0-or-later"

!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_INSTDIR Youchuan
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY Software\Youchuan
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME InstallFolder
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY Software\Youchuan
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME InstallFolder
!include MultiUser.nsh
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include Sections.nsh

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Youchuan"
!define PROGRAM_KEY "Software\Classes\Applications\youchuan.exe"
!define TYPE_KEY "Software\Classes\Youchuan.Video"
!define TYPES_CHANGED 'System::Call "shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)"'

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION startAsUser
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE SimpChinese
!include "words.nsh"

; An installation for all users runs with an administrator's rights; the window must not. The user's own shell, which
; runs without them, starts it.
Function startAsUser
    ${If} $MultiUser.InstallMode == AllUsers
        Exec '"$WINDIR\explorer.exe" "$INSTDIR\youchuan.exe"'
    ${Else}
        Exec '"$INSTDIR\youchuan.exe"'
    ${EndIf}
FunctionEnd

; For all users: whoever may write into the folder of the programs could have an administrator run what he likes. Under
; Program Files Windows sees to it. Elsewhere (/D=) the folder must be new, empty or our own from before, and then only
; administrators may write there.
Function keepFolderStrict
    ${IfNot} $MultiUser.InstallMode == AllUsers
        Return
    ${EndIf}
    StrLen $1 "$PROGRAMFILES64\"
    StrCpy $0 "$INSTDIR" $1
    ${If} $0 == "$PROGRAMFILES64\"
        Return
    ${EndIf}
    ReadRegStr $0 HKLM Software\Youchuan InstallFolder
    ${If} $0 != $INSTDIR
        ${DirState} "$INSTDIR" $0
        ${If} $0 == 1
            MessageBox MB_OK|MB_ICONSTOP "$(folderNotEmpty)" /SD IDOK
            SetErrorLevel 2
            Quit
        ${EndIf}
    ${EndIf}
    CreateDirectory "$INSTDIR"
    ; Administrators and the system may do all, users read and run; nothing is inherited.
    nsExec::Exec '"$SYSDIR\icacls.exe" "$INSTDIR" /setowner *S-1-5-32-544 /T /C /Q'
    Pop $0
    nsExec::Exec '"$SYSDIR\icacls.exe" "$INSTDIR" /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-32-545:(OI)(CI)RX /C /Q'
    Pop $0
    ${If} $0 != 0
        MessageBox MB_OK|MB_ICONSTOP "$(folderNotStrict)" /SD IDOK
        SetErrorLevel 2
        Quit
    ${EndIf}
FunctionEnd

; waitUntilClosed: a program that runs cannot be replaced or removed. One that is just ending, or that a virus
; scanner looks at, is free in a moment: nobody is asked in the first five seconds.
!macro defineWaitUntilClosed PREFIX
    Function ${PREFIX}waitUntilClosed
        StrCpy $1 0
        again:
        IfFileExists "$INSTDIR\youchuan.exe" 0 closed
        ClearErrors
        FileOpen $0 "$INSTDIR\youchuan.exe" a
        IfErrors taken
        FileClose $0
        Goto closed
        taken:
        IntOp $1 $1 + 1
        IntCmp $1 10 running 0 running
        Sleep 500
        Goto again
        running:
        MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(closeFirst)" /SD IDCANCEL IDRETRY again
        SetErrorLevel 2
        Quit
        closed:
    FunctionEnd
!macroend
!insertmacro defineWaitUntilClosed ""
!insertmacro defineWaitUntilClosed "un."

!macro offerFor EXTENSION
    WriteRegStr SHCTX "${PROGRAM_KEY}\SupportedTypes" "${EXTENSION}" ""
    WriteRegStr SHCTX "Software\Classes\${EXTENSION}\OpenWithProgids" "Youchuan.Video" ""
!macroend

!macro noLongerOfferFor EXTENSION
    DeleteRegValue SHCTX "Software\Classes\${EXTENSION}\OpenWithProgids" "Youchuan.Video"
    DeleteRegKey /ifempty SHCTX "Software\Classes\${EXTENSION}\OpenWithProgids"
    DeleteRegKey /ifempty SHCTX "Software\Classes\${EXTENSION}"
!macroend

Section "Youchuan" programs
    SectionIn RO
    Call waitUntilClosed
    Call keepFolderStrict
    SetOutPath "$INSTDIR"
    File /r "${FILES}/*"
    WriteUninstaller "$INSTDIR\uninstall.exe"

    WriteRegStr SHCTX "Software\Youchuan" InstallFolder "$INSTDIR"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" DisplayName "$(name)"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" DisplayVersion "${VERSION}"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" DisplayIcon "$INSTDIR\youchuan.exe"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" Publisher "Youchuan developers"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" URLInfoAbout "${HOME}"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" InstallLocation "$INSTDIR"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" UninstallString '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
    WriteRegStr SHCTX "${UNINSTALL_KEY}" QuietUninstallString '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" NoModify 1
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" NoRepair 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" EstimatedSize $0
SectionEnd

Section "$(startMenu)" startMenu
    CreateShortcut "$SMPROGRAMS\Youchuan.lnk" "$INSTDIR\youchuan.exe"
SectionEnd

Section "$(openWith)" openWith
    WriteRegStr SHCTX "${PROGRAM_KEY}" FriendlyAppName "$(name)"
    WriteRegStr SHCTX "${PROGRAM_KEY}\shell\open\command" "" '"$INSTDIR\youchuan.exe" "%1"'
    WriteRegStr SHCTX "${TYPE_KEY}" "" "$(video)"
    WriteRegStr SHCTX "${TYPE_KEY}\DefaultIcon" "" "$INSTDIR\youchuan.exe,0"
    WriteRegStr SHCTX "${TYPE_KEY}\shell\open\command" "" '"$INSTDIR\youchuan.exe" "%1"'
    !insertmacro forEachExtension offerFor
    ${TYPES_CHANGED}
SectionEnd

Section /o "$(desktopLink)" desktopLink
    CreateShortcut "$DESKTOP\Youchuan.lnk" "$INSTDIR\youchuan.exe"
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
    !insertmacro MUI_DESCRIPTION_TEXT ${programs} "$(programsHelp)"
    !insertmacro MUI_DESCRIPTION_TEXT ${startMenu} "$(startMenuHelp)"
    !insertmacro MUI_DESCRIPTION_TEXT ${openWith} "$(openWithHelp)"
    !insertmacro MUI_DESCRIPTION_TEXT ${desktopLink} "$(desktopLinkHelp)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Function .onInit
    !insertmacro MULTIUSER_INIT
FunctionEnd

; Asked for only: the sign-in in the keychain goes first, by the program that knows it.
Section /o "un.$(profile)" un.profile
    SetShellVarContext current
    nsExec::Exec '"$INSTDIR\youchuan-cli.exe" account --remove'
    Pop $0
    RMDir /r "$LOCALAPPDATA\Youchuan"
    ${If} $MultiUser.InstallMode == AllUsers
        SetShellVarContext all
    ${EndIf}
SectionEnd

Section "un.Youchuan" un.programs
    SectionIn RO
    Call un.waitUntilClosed
    Delete "$INSTDIR\youchuan.exe"
    Delete "$INSTDIR\youchuan-cli.exe"
    Delete "$INSTDIR\youchuan-sandbox.exe"
    Delete "$INSTDIR\youchuan-probe.exe"
    Delete "$INSTDIR\python\youchuan.py"
    RMDir /r "$INSTDIR\python\__pycache__" ; of who has used it
    RMDir "$INSTDIR\python"
    Delete "$INSTDIR\licences\*.txt"
    Delete "$INSTDIR\licences\youchuan.cdx.json"
    RMDir "$INSTDIR\licences"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\Youchuan.lnk"
    Delete "$DESKTOP\Youchuan.lnk"
    !insertmacro forEachExtension noLongerOfferFor
    DeleteRegKey SHCTX "${PROGRAM_KEY}"
    DeleteRegKey SHCTX "${TYPE_KEY}"
    DeleteRegKey SHCTX "${UNINSTALL_KEY}"
    DeleteRegKey SHCTX "Software\Youchuan"
    ${TYPES_CHANGED}
SectionEnd

!insertmacro MUI_UNFUNCTION_DESCRIPTION_BEGIN
    !insertmacro MUI_DESCRIPTION_TEXT ${un.programs} "$(programsHelp)"
    !insertmacro MUI_DESCRIPTION_TEXT ${un.profile} "$(profileHelp)"
!insertmacro MUI_UNFUNCTION_DESCRIPTION_END

Function un.onInit
    !insertmacro MULTIUSER_UNINIT
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/PURGE" $1
    ${IfNot} ${Errors}
        !insertmacro SelectSection ${un.profile}
    ${EndIf}
FunctionEnd
