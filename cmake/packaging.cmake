# What is installed beside the program, and the Debian package: cmake --build --preset release --target package.
# Units and scripts name paths below /usr, so they are only in the package (component "system"), not in what `cmake --install` does.
include(GNUInstallDirs)
install(TARGETS gongshilan RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)

function(package_files destination)
  install(FILES ${ARGN} DESTINATION ${destination} COMPONENT system EXCLUDE_FROM_ALL)
endfunction()
function(package_programs destination)
  install(PROGRAMS ${ARGN} DESTINATION ${destination} COMPONENT system EXCLUDE_FROM_ALL)
endfunction()
set(packaging ${PROJECT_SOURCE_DIR}/packaging)
set(manual share/doc/gongshilan)

# The server and the screen.
package_files(lib/systemd/system ${packaging}/gongshilan.service ${packaging}/kiosk/gongshilan-kiosk.service
              ${packaging}/kiosk/gongshilan-screen.service ${packaging}/kiosk/gongshilan-screen.timer)
foreach(kind sysusers tmpfiles)
  install(FILES ${packaging}/gongshilan.${kind} DESTINATION lib/${kind}.d RENAME gongshilan.conf COMPONENT system EXCLUDE_FROM_ALL)
endforeach()
package_files(/etc/gongshilan ${packaging}/serve.conf ${packaging}/kiosk/kiosk.conf ${packaging}/kiosk/screen.conf)
package_programs(bin ${packaging}/kiosk/gongshilan-screen)
package_programs(lib/gongshilan ${packaging}/kiosk/gongshilan-kiosk)
package_files(lib/gongshilan ${packaging}/kiosk/wait.html)

# Templates travel inside the program; these are to copy from.
file(GLOB templates CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/site-templates/*)
package_files(share/gongshilan/templates ${templates})

# The manual with what it leads to.
file(GLOB documents CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/docs/*.md)
file(GLOB images CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/docs/images/*.png)
package_files(${manual} ${documents} ${packaging}/debian/copyright)
package_files(${manual}/images ${images})
package_files(${manual}/examples ${packaging}/nginx.conf)
set(changelog ${CMAKE_CURRENT_BINARY_DIR}/changelog.gz)
add_custom_command(OUTPUT ${changelog} COMMAND gzip -9nc ${PROJECT_SOURCE_DIR}/CHANGELOG.md > ${changelog}
                   DEPENDS ${PROJECT_SOURCE_DIR}/CHANGELOG.md VERBATIM)
add_custom_target(changelog ALL DEPENDS ${changelog})
package_files(${manual} ${changelog})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "gongshilan maintainers <maintainers@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "notice board of a Party branch's yearly rectification ledger")
set(CPACK_PACKAGE_DESCRIPTION "Reads a branch's ledger from spreadsheets, computes states and deadlines
as of a day, and writes a static site for posting, paper and a screen in
the lobby. With units for a server and for a screen that shows nothing else.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
# Both components, one package.
set(CPACK_COMPONENTS_ALL program system)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS systemd)
# What the screen wants and a server does not.
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "chromium, fonts-noto-cjk, xserver-xorg, xinit, x11-xserver-utils, nginx-light")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${packaging}/debian/conffiles ${packaging}/debian/postinst ${packaging}/debian/postrm
    ${packaging}/debian/prerm)
include(CPack)
