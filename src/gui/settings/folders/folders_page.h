// The settings' page of the watched folders: which there are and what they do, and what is wanted of the one
// that is chosen.
#pragma once

#include "engine/engine.h"

#include <QWidget>

class QPushButton;

namespace gui {

class AccentButton;
class FolderEditor;
class FolderList;
class FolderView;
class Hairline;

class FoldersPage : public QWidget
{
    Q_OBJECT
public:
    // engine outlives it.
    explicit FoldersPage(engine::Engine &engine, QWidget *parent = nullptr);

    // False: it cannot be kept so, and the page says why.
    bool check();
    // failed: at most once, and later; not after its context is gone.
    void keep(QObject *context, std::function<void(const QString &reason)> failed);
    bool isEmpty() const;
    QSize sizeHint() const override; // with its fields
    QSize minimumSizeHint() const override;

signals:
    void emptied(bool empty);

private:
    void build();
    void addFolder();
    void stopWatching();
    void showRow(int row);
    void showWhatIsPossible();

    engine::Engine &m_engine;
    FolderList *m_list;
    FolderView *m_view;
    AccentButton *m_add;
    QPushButton *m_stop;
    QPushButton *m_look;
    Hairline *m_line;
    FolderEditor *m_editor;
};

} // namespace gui
